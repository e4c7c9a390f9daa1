"""The Plan page and what it asks."""
