"""Criteria and scores on paper."""
