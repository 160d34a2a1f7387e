"""Addresses of the receipt and of where people reach a unit."""

from django.urls import URLPattern, path

from danvan.petitions.views import desks, receipt

receipt_urls: list[URLPattern] = [
    path("noi-tiep-nhan/", desks.desks, name="desks"),
    path("noi-tiep-nhan/<slug:key>/", desks.desk, name="desk"),
    path("<uuid:public_id>/bien-nhan/", receipt.receipt, name="receipt"),
    path("<uuid:public_id>/bien-nhan/tu-nho/", receipt.second, name="receipt-second"),
    path("<uuid:public_id>/bien-nhan/xac-nhan/", receipt.confirm, name="receipt-confirm"),
]
