"""Painted widgets every screen is built from."""
