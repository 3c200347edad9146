"""Hold the checks, one a file: each takes the copy and yields problems."""
