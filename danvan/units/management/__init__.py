"""Commands of the units app."""
