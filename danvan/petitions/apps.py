"""The petitions app: signs in what the bottom must list."""

from django.apps import AppConfig

from danvan.base import registry


class PetitionsConfig(AppConfig):
    """See the package."""

    name = "danvan.petitions"

    def ready(self) -> None:
        """Sign in what the bottom must list."""
        registry.sign("events", "petitions", "danvan.petitions.events.EVENTS")
        registry.sign("events", "petitions.sealed", "danvan.petitions.events_sealed.EVENTS")
        registry.sign("events", "reception", "danvan.petitions.events_reception.EVENTS")
        registry.sign("calendar_jobs", "reception", "danvan.petitions.jobs_reception.SESSIONS")
        for name, answers in (
            ("online_notice", "session"),
            ("online_test", "session"),
            ("visit_reply", "visit"),
            ("visit_refusal", "visit"),
            ("conclusion", "conclusion"),
        ):
            where = f"danvan.petitions.queries.reception_steps.{answers}_origins"
            registry.sign("origin", f"petitions.{name}", where)
        registry.sign("events", "petitions.intake", "danvan.petitions.events_intake.EVENTS")
        registry.sign("events", "petitions.cases", "danvan.petitions.events_cases.EVENTS")
        registry.sign(
            "origin", "petitions.petition", "danvan.petitions.queries.origins.petition_origins"
        )
        registry.sign("file_refs", "petitions", "danvan.petitions.queries.papers.shows_file")
        registry.sign("events", "petitions.window", "danvan.petitions.events_window.EVENTS")
        registry.sign("events", "petitions.exchange", "danvan.petitions.events_exchange.EVENTS")
        registry.sign("calendar_jobs", "petitions.erase_due", "danvan.petitions.jobs.ERASING")
        registry.sign(
            "calendar_jobs", "petitions.conflicts", "danvan.petitions.jobs_conflicts.CONFLICTS"
        )
        registry.sign(
            "origin",
            "petitions.datarequest",
            "danvan.petitions.queries.origins_personal.request_origins",
        )
        registry.sign(
            "origin",
            "petitions.erasureround",
            "danvan.petitions.queries.origins_personal.round_origins",
        )
        registry.sign("law_changed", "petitions", "danvan.petitions.recounting.RECOUNTING")
        _sign_menu()


def _sign_menu() -> None:
    registry.sign("menu", "reception", "danvan.petitions.menu_reception.RECEPTION")
    registry.sign("menu", "petitions.desk", "danvan.petitions.menu_window.DESK")
    registry.sign("menu", "petitions.exchange", "danvan.petitions.menu_exchange.EXCHANGE")
    registry.sign("menu", "petitions.seals", "danvan.petitions.menu_sealed.SEALS")
    registry.sign("menu", "petitions.erasures", "danvan.petitions.menu_exchange.ERASURES")
    registry.sign("menu", "petitions.retention", "danvan.petitions.menu_exchange.RETENTION")
    registry.sign("menu", "petitions.register", "danvan.petitions.menu_intake.REGISTER")
    registry.sign("menu", "petitions.intake", "danvan.petitions.menu_intake.INTAKE")
    registry.sign("menu", "petitions.statistics", "danvan.petitions.menu_statistics.STATISTICS")
    registry.sign("menu", "petitions.templates", "danvan.petitions.menu_cases.TEMPLATES")
