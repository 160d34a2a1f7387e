"""The units app: signs in its events and the answers that accounts asks for."""

from django.apps import AppConfig

from danvan.base import registry


class UnitsConfig(AppConfig):
    """The organisation as of any day."""

    name = "danvan.units"

    def ready(self) -> None:
        """Sign in what the bottom must list."""
        registry.sign("events", "units", "danvan.units.events.EVENTS")
        registry.sign("events", "units.tree", "danvan.units.events_tree.EVENTS")
        registry.sign("events", "units.sheets", "danvan.units.events_sheets.EVENTS")
        registry.sign("events", "units.people", "danvan.units.events_people.EVENTS")
        registry.sign("events", "units.archives", "danvan.units.events_archives.EVENTS")
        registry.sign("events", "units.bodies", "danvan.units.events_bodies.EVENTS")
        registry.sign("accounts", "roles_on", "danvan.units.access.roles_on")
        registry.sign("accounts", "main_post", "danvan.units.queries.absences.post_shown")
        registry.sign("menu", "units.people", "danvan.units.menu_people.PEOPLE")
        registry.sign("menu", "units.bodies", "danvan.units.menu_people.BODIES")
        registry.sign("menu", "units.sheets", "danvan.units.menu_sheets.SHEETS")
        registry.sign("menu", "units.tree", "danvan.units.menu.TREE")
