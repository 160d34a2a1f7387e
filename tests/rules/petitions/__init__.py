"""Tests of the rules about petitions."""
