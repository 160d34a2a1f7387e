"""Addresses of the numbers of the law."""

from django.urls import URLPattern, path

from danvan.law.views import affected, days, editing, limits, trying

app_name = "law"

urlpatterns: list[URLPattern] = [
    path("", limits.index, name="limits"),
    path("them/", editing.add, name="add"),
    path("dong/<int:pk>/", limits.detail, name="limit"),
    path("dong/<int:pk>/sua/", editing.correct, name="correct"),
    path("dong/<int:pk>/thay/", editing.follow, name="follow"),
    path("ngay-nghi/", days.index, name="days"),
    path("ngay-nghi/dat/", days.put, name="set-day"),
    path("nguong/", limits.thresholds, name="thresholds"),
    path("tinh-thu/", trying.index, name="try"),
    path("anh-huong/", affected.index, name="affected"),
]
