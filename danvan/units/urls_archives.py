"""Addresses of archives of ended bodies, and of lists of mergers."""

from django.urls import URLPattern, path

from danvan.units.views import archives, merger_lists

archive_urls: list[URLPattern] = [
    path("sap-xep/nhap/", merger_lists.take_in, name="merger-list"),
    path("sap-xep/noi-giu-ho-so/", archives.archives, name="archives"),
]
