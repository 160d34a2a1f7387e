"""Official documents and stored files."""
