"""Addresses of dossiers."""

from django.urls import URLPattern, path

from danvan.documents.views import dossiers

dossier_urls: list[URLPattern] = [
    path("ho-so/", dossiers.index, name="dossiers"),
    path("ho-so/<uuid:public_id>/", dossiers.detail, name="dossier"),
    path("ho-so/<uuid:public_id>/tai-ve/", dossiers.download, name="dossier-zip"),
]
