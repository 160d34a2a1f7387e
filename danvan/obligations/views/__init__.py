"""Pages of obligations, one module per page."""
