"""The documents app: signs in what the bottom must list."""

from django.apps import AppConfig

from danvan.base import registry


class DocumentsConfig(AppConfig):
    """See the package."""

    name = "danvan.documents"

    def ready(self) -> None:
        """Sign in what the bottom must list."""
        registry.sign("events", "documents.register", "danvan.documents.events.EVENTS")
        registry.sign(
            "file_refs", "documents.register", "danvan.documents.access.register.shows_file"
        )
        registry.sign("menu", "documents.register", "danvan.documents.menu.REGISTER")
        registry.sign("menu", "documents.law", "danvan.documents.menu.LAW")
        registry.sign("menu", "documents.held", "danvan.documents.menu.HELD")
        registry.sign("events", "documents.files", "danvan.documents.events_files.EVENTS")
        registry.sign("events", "documents.dossiers", "danvan.documents.events_dossiers.EVENTS")
        registry.sign(
            "file_refs", "documents.dossiers", "danvan.documents.access.dossiers.shows_file"
        )
        registry.sign("menu", "documents.dossiers", "danvan.documents.menu_dossiers.DOSSIERS")
        registry.sign("calendar_jobs", "documents.scan_waiting", "danvan.documents.jobs.SCANNING")
        registry.sign("calendar_jobs", "documents.sweep_orphans", "danvan.documents.jobs.SWEEPING")
        registry.sign("events", "documents.life", "danvan.documents.events_life.EVENTS")
        registry.sign("calendar_jobs", "documents.inbox", "danvan.documents.watching.WATCHING")
