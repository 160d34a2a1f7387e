"""Behaviours of this app."""
