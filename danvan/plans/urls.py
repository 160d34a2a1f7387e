"""Addresses of plans: the drafts being reviewed, then the plans themselves."""

from django.urls import URLPattern, path

from danvan.plans.urls_check import check_urls
from danvan.plans.urls_plans import plan_urls
from danvan.plans.views import draft_decisions, draft_review, draft_rows, drafts, from_document

app_name = "plans"

DRAFT = "nhap/<uuid:public_id>/"
ROW = f"{DRAFT}dong/<int:pk>/"

draft_urls: list[URLPattern] = [
    path("nhap/", drafts.drafts, name="drafts"),
    path("nhap/tai-len/", drafts.upload, name="upload"),
    path("nhap/tu-van-ban/<uuid:public_id>/", from_document.from_document, name="from-document"),
    path(DRAFT, drafts.draft, name="draft"),
    path(f"{DRAFT}dang-doc/", drafts.progress, name="draft-progress"),
    path(f"{DRAFT}doc-lai/", drafts.again, name="draft-again"),
    path(f"{DRAFT}bo/", drafts.drop, name="draft-drop"),
    path(f"{DRAFT}trang/<int:page>/", drafts.picture, name="draft-picture"),
    path(f"{DRAFT}co-quan/", draft_review.issuer, name="draft-issuer"),
    path(f"{DRAFT}nhan-ca/", draft_review.accept_all, name="draft-accept-all"),
    path(f"{DRAFT}dinh-huong/", draft_review.general, name="draft-general"),
    path(f"{DRAFT}don-vi/", draft_review.units, name="draft-units"),
    path(f"{DRAFT}them/", draft_decisions.add, name="draft-add"),
    path(ROW, draft_rows.row, name="draft-row"),
    path(f"{ROW}sua/", draft_rows.edit, name="draft-edit"),
    path(f"{ROW}khac/", draft_decisions.more, name="draft-more"),
    path(f"{ROW}quyet/<slug:what>/", draft_rows.settle, name="draft-settle"),
    path(f"{ROW}<slug:what>/", draft_decisions.decide, name="draft-decide"),
]

urlpatterns: list[URLPattern] = [*draft_urls, *check_urls, *plan_urls]
