"""Pages of documents and files."""
