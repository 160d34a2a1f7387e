"""Words that stay in the open when a case is sealed, unless they tell who wrote."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from danvan.petitions.actions.register import Person
from danvan.petitions.actions.sealed_words import identifying
from danvan.petitions.models import Booking, Conclusion, PersonalAccess, Petition
from danvan.petitions.queries.case_work import case_work
from danvan.rules.petitions.redaction import told_of

NEUTRAL = "Nội dung đã đưa vào niêm phong"
Found = tuple[QuerySet[Any], str, str]  # rows, a column, what stands there afterwards


def telling_words(petition: Petition, people: Sequence[Person]) -> Iterator[str]:
    """Yield what the columns of a case kept for the register tell of who wrote."""
    for rows, field, _after in _columns(petition):
        yield from (value for _pk, value in _telling(rows, field, people))
    for booking in _bookings(petition, people):
        yield f"{booking.name}: {booking.matter}"


def blank_telling(petition: Petition, people: Sequence[Person]) -> None:
    """Take such words away where they stood; who asked to be received for it never asked.

    The caller has asked: the act that seals.
    """
    for rows, field, after in _columns(petition):
        for pk, _value in list(_telling(rows, field, people)):
            rows.model._default_manager.filter(pk=pk).update(**{field: after})
    for work in case_work(petition.pk):
        if _tells(" ".join(map(str, work.due_steps)), people):
            case_work(petition.pk).filter(pk=work.pk).update(due_steps=[])
    for booking in _bookings(petition, people):
        booking.delete()
    petition.refresh_from_db(fields=["passed_by", "passed_number"])


def _columns(petition: Petition) -> Iterator[Found]:
    numbered = (petition.stages, petition.clock_events, petition.referrals)
    yield from ((rows.all(), "document_number", "") for rows in numbered)
    yield petition.decisions.all(), "number", NEUTRAL
    yield petition.data_requests.all(), "answer", ""
    yield petition.erasure_holds.all(), "reason", NEUTRAL
    yield PersonalAccess.objects.filter(petition=petition), "purpose", ""
    yield case_work(petition.pk), "basis_quote", ""
    yield case_work(petition.pk), "title", f"Việc theo bước của đơn số {petition.label}"
    yield Conclusion.objects.filter(session__in=_sessions(petition)), "text", NEUTRAL
    itself = Petition.objects.filter(pk=petition.pk)
    yield from ((itself, field, "") for field in ("passed_by", "passed_number"))


def _telling(
    rows: QuerySet[Any], field: str, people: Sequence[Person]
) -> Iterator[tuple[int, str]]:
    for pk, value in rows.order_by("pk").values_list("pk", field):
        if _tells(value, people):
            yield pk, value


def _bookings(petition: Petition, people: Sequence[Person]) -> list[Booking]:
    rows = Booking.objects.filter(session__in=_sessions(petition))
    return [one for one in rows if _tells(f"{one.name}; {one.phone}", people)]


def _sessions(petition: Petition) -> QuerySet[Any]:
    return petition.visits.order_by().values("session")


def _tells(text: str, people: Sequence[Person]) -> bool:
    return bool(told_of(text, [identifying(person) for person in people]))
