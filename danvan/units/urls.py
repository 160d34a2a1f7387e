"""Addresses of the units app: the tree, people, bodies and spreadsheets."""

from django.urls import URLPattern

from danvan.units.urls_archives import archive_urls
from danvan.units.urls_people import people_urls
from danvan.units.urls_sheets import sheet_urls
from danvan.units.urls_tree import tree_urls

app_name = "units"

urlpatterns: list[URLPattern] = [*tree_urls, *archive_urls, *people_urls, *sheet_urls]
