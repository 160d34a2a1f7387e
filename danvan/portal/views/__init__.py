"""The pages of the public window."""
