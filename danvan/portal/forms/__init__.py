"""What is typed at the public window."""
