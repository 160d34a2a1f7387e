"""Addresses of the import and export of spreadsheets."""

from django.urls import URLPattern, path

from danvan.units.views import sheets

sheet_urls: list[URLPattern] = [
    path("bang-tinh/", sheets.sheets, name="sheets"),
    path("bang-tinh/mau/", sheets.form, name="sheet-form"),
    path("bang-tinh/xuat/", sheets.export, name="sheet-export"),
    path("bang-tinh/<uuid:public_id>/", sheets.sheet, name="sheet"),
    path("bang-tinh/<uuid:public_id>/tien-do/", sheets.progress, name="sheet-progress"),
    path("bang-tinh/<uuid:public_id>/<slug:step>/", sheets.act, name="sheet-act"),
]
