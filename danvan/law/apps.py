"""The law app: signs in what the bottom must list."""

from django.apps import AppConfig

from danvan.base import registry


class LawConfig(AppConfig):
    """See the package."""

    name = "danvan.law"

    def ready(self) -> None:
        """Sign in what the bottom must list."""
        registry.sign("events", "law", "danvan.law.events.EVENTS")
        registry.sign("menu", "law", "danvan.law.menu.LAW")
