"""The plans app: signs in what the bottom must list."""

from django.apps import AppConfig

from danvan.base import registry


class PlansConfig(AppConfig):
    """Plans, from the signed paper to the year of work."""

    name = "danvan.plans"

    def ready(self) -> None:
        """Sign in what the bottom must list."""
        registry.sign("events", "plans.drafts", "danvan.plans.events.EVENTS")
        registry.sign("menu", "plans.drafts", "danvan.plans.menu.DRAFTS")
        registry.sign("file_refs", "plans.drafts", "danvan.plans.queries.drafts.file_is_referred")
        registry.sign("events", "plans.issued", "danvan.plans.events_plans.EVENTS")
        registry.sign("file_refs", "plans.issued", "danvan.plans.access.plans.shows_file")
        registry.sign("menu", "plans.issued", "danvan.plans.menu_plans.PLANS")
        registry.sign("menu", "plans.check", "danvan.plans.menu.CHECK")
        registry.sign(
            "document_uses", "plans", "danvan.plans.queries.plans_documents.uses_of_document"
        )
        registry.sign("document_leads", "plans", "danvan.plans.queries.document_leads.lead_of")
        registry.sign("origin", "plans.duty", "danvan.plans.queries.plans_origins.duty_origins")
        registry.sign("origin", "plans.plan", "danvan.plans.queries.plans_origins.plan_origins")
        registry.sign("calendar_jobs", "plans.roll_on", "danvan.plans.jobs.ROLLING")
        registry.sign("calendar_jobs", "plans.read_scanned", "danvan.plans.jobs.READING")
        registry.sign("calendar_jobs", "plans.ask_register_again", "danvan.plans.jobs.ASKING")
        registry.sign("events", "plans.dossier", "danvan.plans.events_dossier.EVENTS")
