"""Addresses of the documents app."""

from django.urls import URLPattern

from danvan.documents.urls_dossiers import dossier_urls
from danvan.documents.urls_files import file_urls
from danvan.documents.urls_life import life_urls
from danvan.documents.urls_register import register_urls

app_name = "documents"

urlpatterns: list[URLPattern] = [*file_urls, *register_urls, *life_urls, *dossier_urls]
