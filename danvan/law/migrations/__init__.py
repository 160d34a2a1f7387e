"""Changes of the tables, one per thought."""
