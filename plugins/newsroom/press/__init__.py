"""Decide what to make, make it in several processes, and put it in place in one step."""
