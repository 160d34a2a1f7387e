"""Addresses of dossiers."""

from django.urls import URLPattern

dossier_urls: list[URLPattern] = []
