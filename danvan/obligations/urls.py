"""Addresses of the obligations app."""

from django.urls import URLPattern, path

from danvan.obligations.views import give, hand_over, periods, record, requests, standing

app_name = "obligations"

urlpatterns: list[URLPattern] = [
    path("giao/", give.give, name="give"),
    path("de-nghi/", requests.requests, name="requests"),
    path("ban-giao/", hand_over.worksheet, name="hand-over"),
    path("thuong-xuyen/<str:group>/", standing.standing, name="standing"),
    path("thuong-xuyen/<str:group>/<int:period_id>/<uuid:public_id>/", standing.say, name="say"),
    path("ky-bao-cao/<str:group>/", periods.periods, name="periods"),
    path("ky-bao-cao/<str:group>/<int:period_id>/", periods.mend, name="period"),
    path("<uuid:public_id>/", record.detail, name="detail"),
    path("<uuid:public_id>/<slug:step>/", record.act, name="act"),
]
