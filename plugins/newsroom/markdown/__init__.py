"""Turn an editor's Markdown into safe HTML with slots, once, and say what is wrong in it."""
