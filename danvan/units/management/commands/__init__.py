"""Commands of the units app, one a module."""
