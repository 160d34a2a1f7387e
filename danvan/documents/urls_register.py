"""Addresses of the register of documents."""

from django.urls import URLPattern

register_urls: list[URLPattern] = []
