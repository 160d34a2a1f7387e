"""Addresses of posts and people."""

from django.urls import URLPattern, path

from danvan.units.urls_bodies import body_urls
from danvan.units.views import absences, appointments, people, people_new, posts

people_urls: list[URLPattern] = [
    path("toi/", people.own, name="own"),
    path("con-nguoi/", people.people, name="people"),
    path("con-nguoi/theo-ngay/", people.holders, name="holders"),
    path("con-nguoi/moi/", people_new.new, name="person-new"),
    path("con-nguoi/<uuid:public_id>/", people.person, name="person"),
    path("con-nguoi/<uuid:public_id>/phieu-moi/", people_new.slip, name="slip"),
    path("con-nguoi/<uuid:public_id>/<slug:step>/", people.act, name="person-act"),
    path("phan-cong/<int:pk>/", appointments.correct, name="appointment"),
    path("phan-cong/<int:pk>/thoi-giu/", appointments.end, name="appointment-end"),
    path("vang-mat/<int:pk>/", absences.absence, name="absence"),
    path("vang-mat/<int:pk>/co-mat/", absences.back, name="absence-back"),
    path("uy-quyen/<int:pk>/thoi/", absences.take_back, name="delegation-end"),
    path("chuc-vu/<int:pk>/", posts.post, name="post"),
    path("don-vi/<slug:key>/chuc-vu/", posts.unit_posts, name="posts"),
    *body_urls,
]
