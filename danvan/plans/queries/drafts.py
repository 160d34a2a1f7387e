"""Which drafts are being worked on, by whom, and how much of each is left."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Q, QuerySet

from danvan.accounts.models import User
from danvan.documents.models import StoredFile
from danvan.plans.access.drafts import visible_drafts
from danvan.plans.models import DraftItem, Plan, PlanDraft
from danvan.plans.values import HeaderValue, Value, item_value
from danvan.units.models import Level, Unit, UnitVersion
from danvan.units.queries import last_version

Kind = DraftItem.Kind
State = DraftItem.State

# Sections order the rows and findings may stay unanswered; everything else a person looks at.
REVIEWED: Final = (Kind.HEADER, Kind.DUTY, Kind.TARGET, Kind.CITATION)
OPEN: Final = (PlanDraft.State.READING, PlanDraft.State.REVIEW, PlanDraft.State.FAILED)


@dataclass(frozen=True)
class DraftLine:
    """One line of the list of drafts: what it is, who works on it, how many rows are left."""

    draft: PlanDraft
    title: str
    people: tuple[str, ...]
    left: int
    rows: int


@dataclass(frozen=True)
class Remaining:
    """How much of a draft is still to be looked at «còn chưa soát»."""

    left: int
    rows: int

    @property
    def done(self) -> int:
        """Return how many rows somebody has decided."""
        return self.rows - self.left


def value_of(item: DraftItem) -> Value:
    """Return what an item holds now: corrected, else as read with what is proposed."""
    return item_value(item.kind, item.read, item.proposed, item.corrected)


def header_item(draft: PlanDraft) -> DraftItem | None:
    """Return the item that holds the head of the plan; None until the file has been read."""
    return draft.items.filter(kind=Kind.HEADER).order_by("pk").first()


def header_of(draft: PlanDraft) -> HeaderValue:
    """Return the plan's head as it stands; empty until the file has been read."""
    item = header_item(draft)
    value = value_of(item) if item else None
    return value if isinstance(value, HeaderValue) else HeaderValue()


def title_of(header: HeaderValue, draft: PlanDraft) -> str:
    """Return what a draft is called: its plan's title, else the name of its file."""
    if not header.title:
        return draft.file.name
    title = header.title
    if header.doc_type and not title[1:2].isupper():
        title = f"{header.doc_type} {title[:1].lower()}{title[1:]}"
    return title[:1].upper() + title[1:]


def remaining_of(draft: PlanDraft) -> Remaining:
    """Return how many rows of a draft are still pending, in one query."""
    found = draft.items.filter(kind__in=REVIEWED).aggregate(
        rows=Count("pk"), left=Count("pk", filter=Q(state=State.PENDING))
    )
    return Remaining(left=found["left"], rows=found["rows"])


def open_drafts(user: User, on: date) -> tuple[DraftLine, ...]:
    """Return the drafts a person sees that are not yet issued or dropped, newest first."""
    drafts = list(_counted(visible_drafts(user, on).filter(state__in=OPEN)))
    people = _people(drafts)
    heads = {item.draft_id: item for item in _headers(drafts)}
    return tuple(_line(draft, heads.get(draft.pk), people[draft.pk]) for draft in drafts)


def _counted(drafts: QuerySet[PlanDraft]) -> QuerySet[PlanDraft]:
    kinds = Q(items__kind__in=REVIEWED)
    return (
        drafts.select_related("file", "made_by")
        .defer("text", "reading", "blocks")
        .annotate(
            rows=Count("items", filter=kinds),
            left=Count("items", filter=kinds & Q(items__state=State.PENDING)),
        )
        .order_by("-pk")
    )


def _line(draft: PlanDraft, head: DraftItem | None, people: Iterable[str]) -> DraftLine:
    value = value_of(head) if head else None
    header = value if isinstance(value, HeaderValue) else HeaderValue()
    return DraftLine(
        draft=draft,
        title=title_of(header, draft),
        people=tuple(dict.fromkeys((draft.made_by.name, *people))),
        left=getattr(draft, "left", 0),
        rows=getattr(draft, "rows", 0),
    )


def _headers(drafts: list[PlanDraft]) -> QuerySet[DraftItem]:
    return DraftItem.objects.filter(draft__in=drafts, kind=Kind.HEADER)


def _people(drafts: list[PlanDraft]) -> defaultdict[int, list[str]]:
    """Return who corrected something in each draft."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    touched = DraftItem.objects.filter(draft__in=drafts, changed_by__isnull=False)
    pairs = touched.order_by("changed_by__name").values_list("draft_id", "changed_by__name")
    for draft, name in pairs.distinct():
        found[draft].append(str(name))
    return found


def draft_becoming(draft: PlanDraft) -> Plan | None:
    """Return the plan that a draft was issued as."""
    return Plan.objects.filter(draft=draft).first()


def possible_partners(issuers: QuerySet[Unit]) -> QuerySet[Unit]:
    """Return the units of the same areas: those with which a joint plan is signed."""
    areas = issuers.values("area")
    return Unit.objects.filter(area__in=areas).exclude(level=Level.VILLAGE).order_by("key")


def plans_above(issuers: QuerySet[Unit], on: date) -> QuerySet[Plan]:
    """Return the plans of units over the given ones, which theirs may carry out, newest first."""
    paths = UnitVersion.objects.filter(last_version(on), unit__in=issuers)
    above = {
        int(pk)
        for path in paths.values_list("path", flat=True)
        for pk in path.strip("/").split("/")[:-1]
    }
    found = Plan.objects.filter(issuer__in=above).select_related("document")
    return found.order_by("-since", "-pk")


def file_is_referred(user: User, file: StoredFile, on: date) -> bool:
    """Say whether a file may be opened because a draft that the person sees came with it."""
    return visible_drafts(user, on).filter(file=file).exists()
