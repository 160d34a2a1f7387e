"""The documents app: signs in what the bottom must list."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """See the package."""

    name = "danvan.documents"
