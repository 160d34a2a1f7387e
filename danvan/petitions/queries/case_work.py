"""What a petition owes beyond the steps of its way, and who is charged with any of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db.models import Q, QuerySet

from danvan.base.dated import in_force
from danvan.obligations.models import Obligation
from danvan.petitions.models import (
    DataRequest,
    Execution,
    Petition,
    PetitionObligation,
    SealKeeper,
    Visit,
)
from danvan.units.models import Appointment

Pair = tuple[int, int]  # a petition and what it has: work, or a person


def case_work(petition: int) -> QuerySet[Obligation]:
    """Return all work that came of a petition: its steps, what was ordered, asked or visited."""
    found = _work_of(Petition.objects.filter(pk=petition))
    return Obligation.objects.filter(pk__in=[work for _case, work in found])


def people_charged(petition: Petition) -> frozenset[int]:
    """Return who is charged with anything of a petition, its seal included."""
    found = _charged(Petition.objects.filter(pk=petition.pk))
    return frozenset(person for _case, person in found)


def cases_by_person(*, on: date) -> Mapping[int, frozenset[int]]:
    """Return for everybody the petitions about a post with which he is charged, or settles.

    The questions asked are as many however many petitions there are.
    """
    cases = Petition.objects.filter(about_post__isnull=False, erased_on__isnull=True)
    found: dict[int, set[int]] = defaultdict(set)
    for case, person in (*_charged(cases), *_settling(cases, on)):
        found[person].add(case)
    return {person: frozenset(keys) for person, keys in found.items()}


def cases_left_alone(*, on: date) -> frozenset[int]:
    """Return the open petitions, seen by persons alone, that none of them has any more.

    Whoever was charged with one holds no post now, or nobody is charged and nobody settles it.
    """
    guarded = Q(about_post__isnull=False) | Q(is_sealed=True)
    rows = Petition.objects.filter(guarded, closed_on__isnull=True)
    working = Appointment.objects.filter(in_force(on), user__is_active=True).values("user")
    left = rows.filter(assignee__isnull=False).exclude(assignee__in=working)
    alone = rows.filter(assignee__isnull=True)
    settled = {case for case, _person in _settling(alone, on)}
    unsettled = frozenset(alone.values_list("pk", flat=True)) - settled
    return unsettled | frozenset(left.values_list("pk", flat=True))


def _charged(cases: QuerySet[Petition]) -> Iterator[Pair]:
    yield from cases.filter(assignee__isnull=False).values_list("pk", "assignee")
    kept = SealKeeper.objects.filter(case__petition__in=cases.values("pk"), until__isnull=True)
    yield from kept.values_list("case__petition", "user")
    work = defaultdict(list)
    for case, obligation in _work_of(cases):
        work[obligation].append(case)
    rows = Obligation.objects.filter(pk__in=list(work))
    for obligation, *people in rows.values_list("pk", "assignee", "leader"):
        yield from ((case, one) for case in work[obligation] for one in people if one)


def _settling(cases: QuerySet[Petition], on: date) -> Iterator[Pair]:
    posts: dict[int, list[int]] = defaultdict(list)
    open_cases = cases.filter(closed_on__isnull=True, settler__isnull=False)
    for case, post in open_cases.values_list("pk", "settler"):
        posts[post].append(case)
    held = Appointment.objects.filter(in_force(on), post__in=list(posts), user__is_active=True)
    for post, person in held.values_list("post", "user"):
        yield from ((case, person) for case in posts[post])


def _work_of(cases: QuerySet[Petition]) -> Iterator[Pair]:
    keys = cases.values("pk")
    steps = PetitionObligation.objects.filter(petition__in=keys)
    ordered = Execution.objects.filter(decision__petition__in=keys)
    asked = DataRequest.objects.filter(petition__in=keys)
    visited = Visit.objects.filter(petition__in=keys)
    yield from steps.values_list("petition", "obligation")
    yield from _given(ordered.values_list("decision__petition", "obligation"))
    yield from _given(asked.values_list("petition", "obligation"))
    yield from _given(asked.values_list("petition", "carrying"))
    yield from _given(visited.values_list("petition", "obligation"))


def _given(pairs: Iterable[tuple[int | None, int | None]]) -> Iterator[Pair]:
    yield from ((case, work) for case, work in pairs if case and work)
