"""Floor 3: what one can ask or do, with or without a window."""
