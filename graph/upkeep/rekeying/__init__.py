"""Canonicalising again: what was kept as it was written gets the key that today's rules give it."""
