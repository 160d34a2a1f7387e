"""Dialogue, promises and democracy at the grassroots."""
