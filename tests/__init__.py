"""Tests mirror the package; each file is one behaviour."""
