"""Drafting this year's plan from two others."""
