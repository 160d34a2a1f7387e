"""What the pages of sealed cases show and offer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.accounts.queries import HistoryLine, history_of
from danvan.accounts.roles import Role
from danvan.base.dated import in_force
from danvan.petitions.access import answers_for_seal, may_open_seal, units_receiving
from danvan.petitions.models import PetitionPaper, SealedCase, SealOpening
from danvan.petitions.queries.sealed import (
    is_shut_out,
    keepers_of,
    keepers_offered,
    openings_of,
    paper_numbers,
)
from danvan.units.access import main_post
from danvan.units.models import Appointment, Post, UnitVersion
from danvan.units.queries import unit_book

Choice = tuple[object, object]
REFUSED = "petitions.words_refused"
ROLES = {role.value: role.label for role in PetitionPaper.Role}


@dataclass(frozen=True)
class PaperLine:
    """A sealed paper in the list «tài liệu số»: its number, never the name it came with."""

    public_id: object
    number: int
    role: str
    size: int
    added_on: date


@dataclass(frozen=True)
class OpeningLine:
    """One opening in the list «lần mở»: who, when, what, why."""

    by: str
    at: datetime
    what: str
    reason: str


@dataclass(frozen=True)
class KeeperLine:
    """A person who keeps the seal «người giữ bí mật»."""

    person: int
    name: str
    post: str
    since: date


@dataclass(frozen=True)
class SealedPage:
    """A sealed case as one person sees it «hồ sơ niêm phong»."""

    papers: tuple[PaperLine, ...]
    openings: tuple[OpeningLine, ...]
    refused: tuple[HistoryLine, ...]
    keepers: tuple[KeeperLine, ...]
    may_open: bool
    answers: bool
    offered: tuple[Choice, ...]


def sealed_page(case: SealedCase, user: User, *, on: date) -> SealedPage:
    """Return the page of a case. The caller has asked whether the person sees it at all."""
    answers = answers_for_seal(user, case, on=on)
    numbers = paper_numbers(case.papers.values_list("pk", flat=True))
    keepers = tuple(
        KeeperLine(row.user_id, row.user.name, _post(row.user, on), row.since)
        for row in keepers_of(case, on=on)
    )
    return SealedPage(
        papers=tuple(
            PaperLine(p.public_id, numbers[p.pk], _role(p.role), p.size, p.added_on)
            for p in case.papers.all()
        ),
        openings=tuple(_opening(row, numbers) for row in openings_of(case)),
        refused=tuple(one for one in history_of(case.petition) if one.code == REFUSED),
        keepers=keepers,
        may_open=may_open_seal(user, case, on=on),
        answers=answers,
        offered=tuple(_chargeable(case, {k.person for k in keepers}, on)) if answers else (),
    )


def posts_complained_of(units: Iterable[int], *, on: date) -> list[Choice]:
    """Return the posts a case handed to some units may be about, in groups by unit.

    Every post of those units and of the ones below them, and whoever leads a unit above.
    """
    paths = UnitVersion.objects.filter(in_force(on), unit__in=list(units))
    own = list(paths.values_list("path", flat=True))
    above = {int(step) for path in own for step in path.split("/") if step} - set(units)
    below = _below(own, on)
    book = unit_book(on, above | below)
    groups: dict[int, list[Choice]] = defaultdict(list)
    posts = Post.objects.filter(in_force(on), unit__in=above | below)
    holders = _holders(posts.values_list("pk", flat=True), on)
    for post in posts.order_by("-is_head", "title", "pk"):
        if post.unit_id in below or post.is_head or post.role == Role.LEADER:
            groups[post.unit_id].append((post.pk, _named(post.title, holders.get(post.pk, ""))))
    order = sorted(groups, key=lambda unit: (book.entries[unit].path.count("/"), book.name(unit)))
    return [(book.name(unit), groups[unit]) for unit in order]


def units_complained_of(user: User, *, on: date) -> list[Choice]:
    """Return the units a denunciation may be about, as choices: one's own and those below."""
    paths = UnitVersion.objects.filter(in_force(on), unit__in=units_receiving(user, on=on))
    book = unit_book(on, _below(list(paths.values_list("path", flat=True)), on))
    entries = sorted(book.at_work(), key=lambda entry: (len(entry.path), entry.name))
    return [(entry.pk, entry.name) for entry in entries]


def _chargeable(case: SealedCase, kept: set[int], on: date) -> list[Choice]:
    petition = case.petition
    people = keepers_offered(petition.unit_id, on=on)
    return [
        (person.pk, _named(person.name, _post(person, on)))
        for person in people
        if person.pk not in kept
        and not is_shut_out(person, petition.about_post_id, petition.received_on, on=on)
    ]


def _opening(row: SealOpening, numbers: Mapping[int, int]) -> OpeningLine:
    words = {"identity": _("thông tin người tố cáo"), "content": _("toàn văn nội dung")}
    what = words.get(row.what)
    if what is None:
        what = _("tài liệu %(number)d") % {"number": numbers.get(row.paper_id or 0, 0)}
    return OpeningLine(row.by.name, row.at, what, row.reason)


def _role(role: str) -> str:
    return capfirst(str(ROLES.get(role, role)))


def _below(paths: Iterable[str], on: date) -> set[int]:
    found: set[int] = set()
    for path in paths:
        versions = UnitVersion.objects.filter(in_force(on), path__startswith=path)
        found |= set(versions.values_list("unit", flat=True))
    return found


def _holders(posts: Iterable[int], on: date) -> dict[int, str]:
    held = Appointment.objects.filter(in_force(on), post__in=list(posts), user__is_active=True)
    named: dict[int, list[str]] = defaultdict(list)
    for post, name in held.order_by("user__name").values_list("post", "user__name"):
        named[post].append(name)
    return {post: ", ".join(names) for post, names in named.items()}


def _named(first: str, second: str) -> str:
    return f"{first} – {second}" if second else first


def _post(person: User, on: date) -> str:
    post = main_post(person, on)
    return post.title if post else ""
