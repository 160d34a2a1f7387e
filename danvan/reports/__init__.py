"""Reports computed from the work."""
