"""What is typed about obligations, one module per page."""
