"""The walks page."""
