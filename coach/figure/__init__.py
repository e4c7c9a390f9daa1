"""The drawn person: pose files, skeleton, motion, and shapes to fill. No Qt, no files."""
