"""Walks from files: what is shown while they are read, and before they are taken."""
