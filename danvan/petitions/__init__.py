"""Petitions and citizen reception."""
