"""Screens and widgets of Back Coach."""
