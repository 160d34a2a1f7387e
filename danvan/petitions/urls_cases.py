"""Addresses of one petition: its page, steps, papers, letters; the templates of letters."""

from django.urls import URLPattern, path

from danvan.petitions.views import case, letters

# No address tells a number in the register, who sent it or what it says.
cases_urls: list[URLPattern] = [
    path("mau-van-ban/", letters.templates, name="letter-templates"),
    path("mau-van-ban/<slug:code>/", letters.template, name="letter-template"),
    path("mau-van-ban/<slug:code>/tai-ve/", letters.download, name="letter-template-file"),
    path("mau-van-ban/<slug:code>/mau-co-san/", letters.shipped, name="letter-template-back"),
    path("<uuid:public_id>/", case.case, name="case"),
    path("<uuid:public_id>/nguoi-gui/", case.people, name="case-people"),
    path("<uuid:public_id>/soan/", letters.write, name="case-letter"),
    path("<uuid:public_id>/viec/<slug:step>/", case.act, name="case-act"),
]
