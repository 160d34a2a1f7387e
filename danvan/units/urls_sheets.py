"""Addresses of the import and export of spreadsheets."""

from django.urls import URLPattern

sheet_urls: list[URLPattern] = []
