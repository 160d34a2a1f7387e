"""Addresses of plans as issued, and of issuing itself."""

from django.urls import URLPattern, path

from danvan.plans.views import compare, compose, plan_dossier, plans, plans_issue, renewal

PLAN = "<uuid:public_id>/"
DRAFT = "nhap/<uuid:public_id>/"

plan_urls: list[URLPattern] = [
    path("", plans.index, name="list"),
    path("soan/", compose.compose, name="compose"),
    path(PLAN, plans.detail, name="detail"),
    path(f"{PLAN}nhiem-vu/<int:pk>/", plans.duty, name="duty"),
    path(f"{PLAN}do-phu/", plans.coverage, name="coverage"),
    path(f"{PLAN}tai-ve/", plans.export, name="export"),
    path(f"{PLAN}ket-thuc/", plans.close, name="close"),
    path(f"{PLAN}ho-so/", plan_dossier.dossier, name="dossier"),
    path(f"{PLAN}ban-moi/", renewal.renew, name="renew"),
    path(f"{PLAN}so-sanh/", compare.plan, name="compare"),
    path(f"{DRAFT}so-sanh/", compare.draft, name="compare-draft"),
    path(f"{DRAFT}ghep/", renewal.pairs, name="draft-pairs"),
    path(f"{DRAFT}ghep/ban-truoc/", renewal.older, name="draft-older"),
    path(f"{DRAFT}ghep/<int:pk>/", renewal.pair, name="draft-pair"),
    path(f"{DRAFT}xem-truoc/", plans_issue.preview, name="preview"),
    path(f"{DRAFT}ban-hanh/", plans_issue.issue, name="issue"),
]
