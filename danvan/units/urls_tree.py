"""Addresses of areas, units, villages and mergers."""

from django.urls import URLPattern

tree_urls: list[URLPattern] = []
