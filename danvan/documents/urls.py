"""Addresses of the documents app."""

from django.urls import URLPattern, path

from danvan.documents import views

app_name = "documents"

urlpatterns: list[URLPattern] = [
    path("tep/<uuid:public_id>/", views.download, name="file"),
]
