"""Addresses of personal data: what is held, who looked, erasure."""

from django.urls import URLPattern, path

from danvan.petitions.views import personal, retention

_CASE = "<uuid:public_id>/du-lieu-ca-nhan/"

personal_urls: list[URLPattern] = [
    path("du-lieu-ca-nhan/sap-xoa/", retention.erasures, name="erasures"),
    path("du-lieu-ca-nhan/sap-xoa/<int:pk>/", retention.seen, name="erasures-seen"),
    path("du-lieu-ca-nhan/thoi-han/", retention.rules, name="retention"),
    path("du-lieu-ca-nhan/thoi-han/<int:pk>/ngung/", retention.end, name="retention-end"),
    path(_CASE, personal.personal, name="personal"),
    path(_CASE + "dang-luu/", personal.held, name="personal-held"),
    path(_CASE + "sua/<int:pk>/", personal.correct, name="personal-correct"),
    path(_CASE + "yeu-cau/", personal.ask, name="personal-ask"),
    path(_CASE + "yeu-cau/<int:pk>/", personal.answer, name="personal-answer"),
    path(_CASE + "giu/", personal.hold, name="personal-hold"),
]
