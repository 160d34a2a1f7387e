"""Addresses of the documents app."""

from django.urls import URLPattern, path

from danvan.documents.views import files

app_name = "documents"

urlpatterns: list[URLPattern] = [
    path("tep/<uuid:public_id>/", files.download, name="file"),
]
