"""What was done: the list of sessions, one in detail, corrections."""
