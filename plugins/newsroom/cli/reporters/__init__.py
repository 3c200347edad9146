"""Write problems for those who read them: people, GitHub, programs; one file a reader."""
