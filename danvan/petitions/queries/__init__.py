"""Questions about petitions and receptions."""
