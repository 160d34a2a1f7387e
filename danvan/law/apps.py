"""The law app: signs in what the bottom must list."""

from django.apps import AppConfig


class LawConfig(AppConfig):
    """See the package."""

    name = "danvan.law"
