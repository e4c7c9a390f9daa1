"""Export and import: the card on the settings page, and what is asked and told."""
