"""Be the command: thin, one file a verb, each opened only when it is typed."""
