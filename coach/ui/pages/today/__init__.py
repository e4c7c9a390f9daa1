"""Today: what to do now and later, the week, how the back is."""
