"""Be the live desk's edge: HTTP on this machine, and watching files."""
