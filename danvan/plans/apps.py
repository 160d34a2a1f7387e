"""The plans app: signs in what the bottom must list."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """See the package."""

    name = "danvan.plans"
