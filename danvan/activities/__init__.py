"""Emulation, training and outreach."""
