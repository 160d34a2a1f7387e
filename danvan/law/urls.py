"""Addresses of the numbers of the law."""

from django.urls import URLPattern, path

from danvan.law.views import affected, days, editing, limits, rows, trying
from danvan.law.views.tables import COMPLEXITY, THRESHOLD

app_name = "law"

urlpatterns: list[URLPattern] = [
    path("", limits.index, name="limits"),
    path("them/", editing.add, name="add"),
    path("dong/<int:pk>/", limits.detail, name="limit"),
    path("dong/<int:pk>/sua/", editing.correct, name="correct"),
    path("dong/<int:pk>/thay/", editing.follow, name="follow"),
    path("ngay-nghi/", days.index, name="days"),
    path("ngay-nghi/dat/", days.put, name="set-day"),
    path("nguong/", rows.index, name="thresholds"),
    path("nguong/them/", editing.add, {"kind": THRESHOLD}, name="add-threshold"),
    path("tieu-chi/them/", editing.add, {"kind": COMPLEXITY}, name="add-complexity"),
    path("<slug:kind>/<int:pk>/", rows.detail, name="row"),
    path("<slug:kind>/<int:pk>/sua/", editing.correct, name="correct-row"),
    path("<slug:kind>/<int:pk>/thay/", editing.follow, name="follow-row"),
    path("tinh-thu/", trying.index, name="try"),
    path("anh-huong/", affected.index, name="affected"),
]
