"""Mergers of places as resolutions write them: read strictly, told apart without guessing."""
