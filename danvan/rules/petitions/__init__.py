"""Petitions on paper."""
