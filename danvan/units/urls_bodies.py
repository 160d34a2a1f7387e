"""Addresses of bodies that are no units."""

from django.urls import URLPattern

body_urls: list[URLPattern] = []
