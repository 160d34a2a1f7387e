"""Addresses of the obligations app."""

from django.urls import URLPattern, path

from danvan.obligations.views import record

app_name = "obligations"

urlpatterns: list[URLPattern] = [
    path("<uuid:public_id>/", record.detail, name="detail"),
    path("<uuid:public_id>/<slug:step>/", record.act, name="act"),
]
