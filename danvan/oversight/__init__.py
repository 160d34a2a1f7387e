"""Coordination, supervision and inspection."""
