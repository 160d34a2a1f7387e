"""Criteria sets and scoring rounds."""
