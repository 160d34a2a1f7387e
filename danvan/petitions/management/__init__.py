"""Commands of the petitions app."""
