"""Addresses of signing in and of one's own account."""

from danvan.accounts.urls.own import urlpatterns

app_name = "accounts"

__all__ = ["app_name", "urlpatterns"]
