"""Addresses of search, statistics and exports."""

from django.urls import URLPattern, path

from danvan.petitions.views import search, statistics

statistics_urls: list[URLPattern] = [
    path("tim/", search.search, name="search"),
    path("tim/nguoi-gui/", search.by_name, name="search-name"),
    path("tai-so/", search.take_register, name="register-export"),
    path("so-lieu/", statistics.statistics, name="statistics"),
    path("so-lieu/don/", statistics.cases, name="statistics-cases"),
    path("so-lieu/tiep-dan/", statistics.receptions, name="statistics-receptions"),
    path("so-lieu/tep/<slug:ending>/", statistics.statistics_file, name="statistics-file"),
]
