"""Floor 2: files and the database."""
