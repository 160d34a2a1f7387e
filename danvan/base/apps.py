"""The base app: shared templates and static files; no tables."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """What every app needs."""

    name = "danvan.base"
