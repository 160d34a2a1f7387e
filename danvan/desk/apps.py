"""The desk app: signs in its lines of the menu, and who may be tried in a sample installation."""

from django.apps import AppConfig

from danvan.base import registry


class DeskConfig(AppConfig):
    """The staff's home."""

    name = "danvan.desk"

    def ready(self) -> None:
        """Sign in what the bottom must list."""
        registry.sign("menu", "desk.home", "danvan.desk.menu.HOME")
        registry.sign("menu", "desk.leader", "danvan.desk.menu.LEADER")
        registry.sign("menu", "desk.calendar", "danvan.desk.menu.CALENDAR")
        registry.sign("menu", "desk.merger_work", "danvan.desk.menu.MERGER_WORK")
        registry.sign("sample_sign_ins", "desk", "danvan.desk.sample.sign_ins.sample_sign_ins")
