"""Be Pelican's host for the press: the only room that knows Pelican."""
