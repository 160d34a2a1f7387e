"""Addresses of the desk: home, bulk assignment, the leader's page, the calendar and its feed."""

from django.urls import URLPattern, path

from danvan.desk.views import assign, calendar, home, leader, leaving, merger_work

app_name = "desk"

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("phan-cong/", assign.assign, name="assign"),
    path("phan-cong/xac-nhan/", assign.confirm, name="assign-confirm"),
    path("lanh-dao/", leader.leader, name="leader"),
    path("lich/", calendar.calendar, name="calendar"),
    path("lich/dia-chi/", calendar.make_address, name="make-address"),
    path("lich/dia-chi/thu-hoi/", calendar.revoke_address, name="revoke-address"),
    path("sap-xep-viec/", merger_work.index, name="merger-works"),
    path("sap-xep-viec/<int:pk>/", merger_work.sheet, name="merger-work"),
    path("ban-giao-chuc-vu/<int:pk>/", leaving.leaving, name="leaving"),
    path("ban-giao-chuc-vu/bien-ban/", leaving.minutes_list, name="leaving-minutes-list"),
    path("ban-giao-chuc-vu/bien-ban/<int:pk>/", leaving.minutes, name="leaving-minutes"),
    path("lich/<slug:token>.ics", calendar.feed, name="feed"),
]
