"""Pages of the law's numbers."""
