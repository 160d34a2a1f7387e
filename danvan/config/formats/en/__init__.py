"""Formats of English, day first as everywhere in the house."""
