"""The desk app: signs in what the bottom must list."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """See the package."""

    name = "danvan.desk"
