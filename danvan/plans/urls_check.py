"""Addresses of looking a document over without keeping it."""

from django.urls import URLPattern, path

from danvan.plans.views import check_text

check_urls: list[URLPattern] = [
    path("kiem-tra/", check_text.check, name="check"),
    path("kiem-tra/tai-ve/", check_text.take_along, name="check-list"),
]
