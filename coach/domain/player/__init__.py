"""The guided session as a state machine: state, events, transitions and what a screen sees of it."""
