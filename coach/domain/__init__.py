"""Floor 1: the rules. Standard library only, no input or output, never asks what time it is."""
