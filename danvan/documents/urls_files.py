"""Addresses of files."""

from django.urls import URLPattern, path

from danvan.documents.views import files

file_urls: list[URLPattern] = [
    path("tep/cach-ly/", files.quarantine, name="quarantine"),
    path("tep/cach-ly/<uuid:public_id>/", files.held, name="held-file"),
    path("tep/<uuid:public_id>/", files.download, name="file"),
]
