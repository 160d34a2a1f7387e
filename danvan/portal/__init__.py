"""The public window."""
