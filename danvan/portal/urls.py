"""Addresses of the public window. None carries a code, a number or a name."""

from django.urls import URLPattern, path

from danvan.portal.views import booking, follow, home, message

app_name = "portal"

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("to-cao/", home.denouncing, name="denouncing"),
    path("du-lieu/", home.kept, name="kept"),
    path("theo-doi/", follow.follow, name="follow"),
    path("theo-doi/y-kien/", follow.say, name="say"),
    path("gui/", message.send, name="send"),
    path("da-gui/", message.sent, name="sent"),
    path("tiep-dan/", booking.days, name="reception"),
    path("tiep-dan/dang-ky/", booking.book, name="book"),
]
