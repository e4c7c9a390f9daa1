"""The library: all routines as tiles, one in detail, and every exercise on a page of its own."""
