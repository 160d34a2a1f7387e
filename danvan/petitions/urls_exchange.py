"""Addresses of files from and to other systems."""

from django.urls import URLPattern, path

from danvan.petitions.views import copying, exchange

exchange_urls: list[URLPattern] = [
    path("trao-doi/", exchange.home, name="exchange"),
    path("trao-doi/xuat/", exchange.export, name="exchange-export"),
    path("trao-doi/<uuid:public_id>/", exchange.preview, name="exchange-preview"),
    path("trao-doi/<uuid:public_id>/nhap/", exchange.write, name="exchange-write"),
    path("trao-doi/<uuid:public_id>/bo/", exchange.drop, name="exchange-drop"),
    path("<uuid:public_id>/chep/", copying.copy, name="copy"),
]
