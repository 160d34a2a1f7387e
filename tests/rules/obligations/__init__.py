"""Tests of the rules about obligations."""
