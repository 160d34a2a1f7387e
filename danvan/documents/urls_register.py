"""Addresses of the registers of documents."""

from django.urls import URLPattern, path

from danvan.documents.views import entries, law, register

register_urls: list[URLPattern] = [
    path("", register.index, name="register"),
    path("xuat/", register.export, name="export"),
    path("ghi-so/", entries.enter, name="enter"),
    path("phap-luat/", law.index, name="law"),
    path("phap-luat/them/", law.add, name="add-law"),
    path("phap-luat/<uuid:public_id>/", law.keep, name="keep-law"),
    path("phap-luat/<uuid:public_id>/quan-he/", law.relate, name="relate-law"),
    path("phap-luat/<uuid:public_id>/quan-he/<int:pk>/go/", law.unrelate, name="unrelate-law"),
    path("<uuid:public_id>/", register.detail, name="document"),
    path("<uuid:public_id>/sua/", entries.correct, name="correct"),
    path("<uuid:public_id>/quan-he/", entries.relate, name="relate"),
    path("<uuid:public_id>/quan-he/<int:pk>/go/", entries.unrelate, name="unrelate"),
]
