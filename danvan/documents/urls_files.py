"""Addresses of files."""

from django.urls import URLPattern, path

from danvan.documents.views import files

file_urls: list[URLPattern] = [
    path("tep/<uuid:public_id>/", files.download, name="file"),
]
