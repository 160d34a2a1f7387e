"""Addresses of citizen reception: none tells who came or about what."""

from django.urls import URLPattern, path

from danvan.petitions.views import (
    reception,
    reception_book,
    reception_schedules,
    reception_sessions,
    reception_steps,
    reception_visits,
)

app_name = "reception"

_SESSION = "<uuid:public_id>/"
_VISIT = "luot/<int:pk>/"
_CONCLUSION = "ket-luan/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("", reception.index, name="list"),
    path("tuan/", reception.week, name="week"),
    path("tuan/tai-ve/", reception.week_file, name="week-file"),
    path("so-ngay/", reception.held, name="held"),
    path("so/", reception_book.book, name="book"),
    path("so/docx/", reception_book.book_file, {"kind": "docx"}, name="book-docx"),
    path("so/xlsx/", reception_book.book_file, {"kind": "xlsx"}, name="book-xlsx"),
    path("lich/", reception_schedules.schedules, name="schedules"),
    path("lich/<int:pk>/ket-thuc/", reception_schedules.end, name="schedule-end"),
    path("them/", reception_schedules.plan, name="plan"),
    path(_SESSION, reception_sessions.detail, name="session"),
    path(f"{_SESSION}luot/", reception_visits.enter, name="enter"),
    path(f"{_SESSION}to-cao/", reception_visits.denouncer, name="denouncer"),
    path(f"{_SESSION}ket-luan/", reception_sessions.conclude, name="conclude"),
    path(f"{_SESSION}viec/<slug:step>/", reception_steps.act, name="act"),
    path(_VISIT, reception_visits.visit, name="visit"),
    path(f"{_VISIT}giay/<slug:which>/", reception_visits.paper, name="visit-paper"),
    path(f"{_VISIT}<slug:step>/", reception_visits.act, name="visit-act"),
    path("hen/<int:pk>/", reception_steps.booking, name="booking"),
    path(_CONCLUSION, reception_sessions.conclusion_file, name="conclusion"),
    path(f"{_CONCLUSION}so/", reception_sessions.number, name="conclusion-number"),
]
