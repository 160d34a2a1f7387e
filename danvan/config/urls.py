"""Addresses of all pages."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from danvan.accounts.pages import public_page
from danvan.base.gallery import gallery
from danvan.config import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("danvan.desk.urls")),
    path("", include("danvan.accounts.urls")),
    path("", include("danvan.accounts.urls.steps")),
    path("ke-hoach/", include("danvan.plans.urls")),
    path("viec/", include("danvan.obligations.urls")),
    path("don-thu/", include("danvan.petitions.urls")),
    path("tiep-cong-dan/", include("danvan.petitions.urls_reception")),
    path("phap-luat/", include("danvan.law.urls")),
    path("cong-dan/", include("danvan.portal.urls")),
    path("van-ban/", include("danvan.documents.urls")),
    path("to-chuc/", include("danvan.units.urls")),
    path("ngon-ngu/", public_page(set_language), name="set_language"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
if settings.DEBUG:
    urlpatterns.append(path("_gallery/", public_page(gallery), name="gallery"))

handler400 = "danvan.config.errors.bad_request"
handler403 = "danvan.config.errors.forbidden"
handler404 = "danvan.config.errors.not_found"
handler429 = "danvan.config.errors.too_many"  # allauth looks it up
handler500 = "danvan.config.errors.server_error"
