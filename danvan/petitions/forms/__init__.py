"""Forms of petitions and receptions."""
