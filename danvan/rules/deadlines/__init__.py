"""Days on which something is due."""
