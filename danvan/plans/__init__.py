"""Plans, from the signed paper to the year of work."""
