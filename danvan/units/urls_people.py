"""Addresses of posts, people and bodies."""

from django.urls import URLPattern

people_urls: list[URLPattern] = []
