"""Addresses of petitions, each subject in a file of its own."""

from django.urls import URLPattern

from danvan.petitions.urls_cases import cases_urls
from danvan.petitions.urls_exchange import exchange_urls
from danvan.petitions.urls_intake import intake_urls
from danvan.petitions.urls_personal import personal_urls
from danvan.petitions.urls_receipt import receipt_urls
from danvan.petitions.urls_sealed import sealed_urls
from danvan.petitions.urls_statistics import statistics_urls

app_name = "petitions"

urlpatterns: list[URLPattern] = [
    *intake_urls,
    *cases_urls,
    *receipt_urls,
    *sealed_urls,
    *statistics_urls,
    *exchange_urls,
    *personal_urls,
]
