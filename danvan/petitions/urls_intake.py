"""Addresses of taking petitions in, reading them, sending them on, and the register."""

from django.urls import URLPattern, path

from danvan.petitions.views import classify, drafts, intake, referral, register

intake_urls: list[URLPattern] = [
    path("", register.register, name="register"),
    path("tiep-nhan/", intake.intake, name="intake"),
    path("tiep-nhan/nhap/", drafts.save, name="draft-save"),
    path("tiep-nhan/nhap/<uuid:key>/bo/", drafts.drop, name="draft-drop"),
    path("tiep-nhan/bien-ban/", intake.blank_minutes, name="minutes-blank"),
    path("<uuid:public_id>/bien-ban/", intake.minutes, name="minutes"),
    path("<uuid:public_id>/bien-ban/tep/", intake.minutes_file, name="minutes-file"),
    path("<uuid:public_id>/phan-loai/", classify.classify, name="classify"),
    path("<uuid:public_id>/trung/<uuid:earlier>/", classify.verdict, name="similar"),
    path("<uuid:public_id>/xu-ly/", referral.refer, name="refer"),
]
