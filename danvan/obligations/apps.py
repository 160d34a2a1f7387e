"""The obligations app: signs in what the bottom must list."""

from django.apps import AppConfig


class ObligationsConfig(AppConfig):
    """See the package."""

    name = "danvan.obligations"
