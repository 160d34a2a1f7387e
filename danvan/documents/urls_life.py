"""Addresses of the life of documents: drafts, signed papers, what comes in."""

from django.urls import URLPattern, path

from danvan.documents.views import incoming, life

life_urls: list[URLPattern] = [
    path("soan/", life.start, name="start"),
    path("cho-ban/", life.waiting, name="mine"),
    path("den/them/", incoming.receive, name="receive"),
    path("den/cho-vao-so/", incoming.waiting, name="waiting"),
    path("<uuid:public_id>/buoc/<slug:slug>/", life.step, name="life-step"),
]
