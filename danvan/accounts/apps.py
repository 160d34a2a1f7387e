"""The accounts app: signs in its events."""

from django.apps import AppConfig
from django.core import checks

from danvan.accounts.checks import addresses_are_told_apart
from danvan.base import registry


class AccountsConfig(AppConfig):
    """People who sign in and the record of acts."""

    name = "danvan.accounts"

    def ready(self) -> None:
        """Sign in what the bottom must list."""
        checks.register(addresses_are_told_apart, checks.Tags.security, deploy=True)
        registry.sign("events", "accounts", "danvan.accounts.events.EVENTS")
        registry.sign("calendar_jobs", "accounts.seal", "danvan.accounts.jobs.SEALING")
        registry.sign("calendar_jobs", "accounts.free_tasks", "danvan.accounts.jobs.FREEING")
        registry.sign("calendar_jobs", "accounts.forget", "danvan.accounts.jobs.FORGETTING")
        registry.sign("menu.gate", "accounts", "danvan.accounts.pages.may_open")
