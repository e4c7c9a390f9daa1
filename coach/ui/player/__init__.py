"""The screen of a running session and its dialogs."""
