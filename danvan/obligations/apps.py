"""The obligations app: signs in its events and whatever opens the files of its evidence."""

from django.apps import AppConfig

from danvan.base import registry


class ObligationsConfig(AppConfig):
    """The spine: everything anyone owes."""

    name = "danvan.obligations"

    def ready(self) -> None:
        """Sign in what the bottom must list."""
        registry.sign("events", "obligations", "danvan.obligations.events.EVENTS")
        registry.sign("events", "obligations.mergers", "danvan.obligations.events_mergers.EVENTS")
        registry.sign("events", "obligations.renewal", "danvan.obligations.events_renewal.EVENTS")
        registry.sign("events", "obligations.people", "danvan.obligations.events_people.EVENTS")
        registry.sign(
            "open_work", "obligations", "danvan.obligations.queries.person_work.count_open_work"
        )
        counts = "danvan.obligations.queries.merger_counts"
        registry.sign("open_work_of_units", "obligations", f"{counts}.count_open_work")
        registry.sign("work_moved_from_units", "obligations", f"{counts}.work_moved_from")
        registry.sign("file_refs", "obligations", "danvan.obligations.access.shows_file")
        registry.sign(
            "document_uses", "obligations", "danvan.obligations.queries.basis.uses_of_document"
        )
        registry.sign("menu", "obligations.give", "danvan.obligations.menu.GIVE")
        registry.sign("menu", "obligations.requests", "danvan.obligations.menu.REQUESTS")
        registry.sign("menu", "obligations.hand_over", "danvan.obligations.menu.HAND_OVER")
