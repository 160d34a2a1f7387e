"""Addresses of the life of documents: drafts, signed papers, what comes in."""

from django.urls import URLPattern

life_urls: list[URLPattern] = []
