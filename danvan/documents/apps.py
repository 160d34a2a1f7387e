"""The documents app: signs in what the bottom must list."""

from django.apps import AppConfig

from danvan.base import registry


class DocumentsConfig(AppConfig):
    """See the package."""

    name = "danvan.documents"

    def ready(self) -> None:
        """Sign in what the bottom must list."""
        registry.sign("events", "documents.files", "danvan.documents.events_files.EVENTS")
        registry.sign("calendar_jobs", "documents.scan_waiting", "danvan.documents.jobs.SCANNING")
        registry.sign("calendar_jobs", "documents.sweep_orphans", "danvan.documents.jobs.SWEEPING")
