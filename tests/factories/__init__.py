"""Makers of test data: one small named world."""
