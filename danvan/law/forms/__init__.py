"""What is typed about the law's numbers."""
