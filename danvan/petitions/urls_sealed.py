"""Addresses of what is sealed."""

from django.urls import URLPattern, path

from danvan.petitions.views import about, sealed, sealed_intake

# No address tells a number in the register or who it is about.
_CASE = "<uuid:public_id>/niem-phong/"

sealed_urls: list[URLPattern] = [
    path("to-cao/tiep-nhan/", sealed_intake.denounce, name="denounce"),
    path("to-cao/da-nhan/", sealed_intake.denounced, name="denounced"),
    path("niem-phong/", sealed.kept, name="seals-kept"),
    path("niem-phong/tai-lieu/<uuid:public_id>/", sealed.open_file, name="sealed-paper"),
    path(_CASE, sealed.sealed, name="sealed"),
    path(_CASE + "mo-nguoi/", sealed.open_part, {"what": "nguoi"}, name="sealed-person"),
    path(_CASE + "mo-noi-dung/", sealed.open_part, {"what": "noi-dung"}, name="sealed-text"),
    path(_CASE + "giao/", sealed.charge, name="sealed-charge"),
    path(_CASE + "them/", sealed.lay, name="sealed-lay"),
    path("<uuid:public_id>/ve-ai/", about.about, name="about"),
]
