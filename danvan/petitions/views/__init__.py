"""Pages of petitions and receptions."""
