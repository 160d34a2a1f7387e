"""Tests of documents and files."""
