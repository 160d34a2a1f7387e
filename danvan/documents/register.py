"""The register of documents: our data file laid down as rows, and rows handed to the rules."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from django.db.models import Q

from danvan.base.acts import derived_from
from danvan.documents.models import Certainty, Document, DocumentLink
from danvan.rules.documents.register_rows import entry_from_row
from danvan.rules.documents.validity import Proof, Register, RegisterEntry

DATA = Path(__file__).resolve().parent / "data" / "register.json"
UNTOUCHED = 1  # the version of a row that no operator has edited
# The kind of a document of which the register knows only that it amends another one.
NAMED_ONLY = "Văn bản"

Relation = DocumentLink.Relation
Acting = Mapping[tuple[int, str], list[Document]]


@dataclass(frozen=True)
class Loaded:
    """What loading the register did «kết quả nạp»: rows added, brought up to date, left alone."""

    added: int
    renewed: int
    kept: int


def shipped_entries() -> tuple[RegisterEntry, ...]:
    """Return the entries of the data file that danvan ships."""
    stored = json.loads(DATA.read_text(encoding="utf-8"))
    return tuple(entry_from_row(row) for row in stored["documents"])


@transaction.atomic
def load_register(entries: Iterable[RegisterEntry]) -> Loaded:
    """Lay entries down as documents; a second time changes nothing.

    A row that an operator has edited is left as it is.
    """
    entries = tuple(entries)
    known = _known()
    added = renewed = 0
    rows: dict[RegisterEntry, Document] = {}
    for entry in entries:
        name = _name(entry.number, entry.title)
        row = known.get((name, entry.date)) or _named_only(known.get((name, None)))
        if row is None:
            row = Document.objects.create(**_fields(entry))
            added += 1
        elif row.version == UNTOUCHED and _renewed(row, entry):
            renewed += 1
        rows[entry] = row
    _link(rows)
    return Loaded(added, renewed, len(entries) - added - renewed)


def register_from_rows() -> Register:
    """Return the register as the rules read it, in two queries."""
    documents = {row.pk: row for row in Document.objects.exclude(certainty=Certainty.OWN)}
    acting: dict[tuple[int, str], list[Document]] = defaultdict(list)
    own = Certainty.OWN
    links = DocumentLink.objects.exclude(document__certainty=own).exclude(other__certainty=own)
    for link in links.order_by("pk"):
        acting[link.other_id, link.relation].append(documents[link.document_id])
    known = (row for row in documents.values() if row.kind != NAMED_ONLY)
    return Register(entry_of(row, acting) for row in known)


def entry_of(row: Document, acting: Acting) -> RegisterEntry:
    """Return a document as the rules read it; `acting` are the newer ones that act on it."""
    followers = acting.get((row.pk, Relation.FOLLOWS), [])
    starts = [each.in_force_from for each in followers if each.in_force_from]
    return RegisterEntry(
        type=row.kind,
        number=row.number,
        issuer=row.issuer,
        date=row.issued_on,
        title=row.title,
        effective_from=row.in_force_from,
        effective_until=row.in_force_until,
        replaced_by=_numbers(acting.get((row.pk, Relation.REPLACES), [])),
        amended_by=_numbers(acting.get((row.pk, Relation.AMENDS), [])),
        followed_by=_numbers(followers),
        followed_from=min(starts, default=None),
        status=_proof(row),
        source=row.source,
    )


def acting_on(documents: Iterable[Document]) -> Acting:
    """Return, by document and relation, the newer documents that act on some, in one query.

    The law is everybody's: what holds of it is told by the law alone, not by the paper of a unit,
    whose existence others need not know.
    """
    acting: dict[tuple[int, str], list[Document]] = defaultdict(list)
    links = DocumentLink.objects.filter(other__in=[row.pk for row in documents])
    links = links.exclude(~Q(document__side=Document.Side.LAW), other__side=Document.Side.LAW)
    for link in links.select_related("document").order_by("pk"):
        acting[link.other_id, link.relation].append(link.document)
    return acting


def _proof(row: Document) -> Proof:
    """A unit's own document is what its register says it is."""
    return Proof.VERIFIED if row.certainty == Certainty.OWN else Proof(row.certainty)


def _name(number: str, title: str) -> str:
    """Return what, with its day, tells documents apart; a law may have but its title."""
    return (number or title).casefold()


def _known() -> dict[tuple[str, date | None], Document]:
    rows = Document.objects.exclude(certainty=Certainty.OWN)
    return {(_name(row.number, row.title), row.issued_on): row for row in rows}


def _named_only(row: Document | None) -> Document | None:
    return row if row is not None and row.kind == NAMED_ONLY else None


def _fields(entry: RegisterEntry) -> dict[str, object]:
    return {
        "kind": entry.type,
        "number": entry.number,
        "issuer": entry.issuer,
        "issued_on": entry.date,
        "title": entry.title,
        "in_force_from": entry.effective_from,
        "in_force_until": entry.effective_until,
        "certainty": Certainty(entry.status.value),
        "side": Document.Side.LAW,
        "source": entry.source,
    }


def _renewed(row: Document, entry: RegisterEntry) -> bool:
    """Bring a row up to the data file; say whether anything differed."""
    fields = _fields(entry)
    differing = [name for name, value in fields.items() if getattr(row, name) != value]
    for name in differing:
        setattr(row, name, fields[name])
    if differing:
        row.save(update_fields=[*differing, *derived_from(Document, differing)])
    return bool(differing)


def _link(rows: Mapping[RegisterEntry, Document]) -> None:
    """Draw who replaces, amends or follows whom; who is named only gets a row of its own.

    How others act on an edited row is left as it is, too.
    """
    by_number = {row.number.casefold(): row for row in rows.values() if row.number}
    for row in Document.objects.filter(kind=NAMED_ONLY).exclude(certainty=Certainty.OWN):
        by_number.setdefault(row.number.casefold(), row)
    links = []
    untouched = ((entry, row) for entry, row in rows.items() if row.version == UNTOUCHED)
    for entry, row in untouched:
        for relation, names in _acting(entry):
            for name in names:
                newer = by_number.get(name.casefold()) or _name_only(name, entry)
                by_number[name.casefold()] = newer
                links.append(DocumentLink(document=newer, relation=relation, other=row))
    DocumentLink.objects.bulk_create(links, ignore_conflicts=True)


def _acting(entry: RegisterEntry) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return how an entry names the newer documents that act on it."""
    return (
        (Relation.REPLACES, entry.replaced_by),
        (Relation.AMENDS, entry.amended_by),
        (Relation.FOLLOWS, entry.followed_by),
    )


def _name_only(number: str, entry: RegisterEntry) -> Document:
    return Document.objects.create(
        kind=NAMED_ONLY,
        number=number,
        certainty=entry.status.value,
        side=Document.Side.LAW,
        source=entry.source,
    )


def _numbers(rows: Iterable[Document]) -> tuple[str, ...]:
    return tuple(row.number or row.title for row in rows)
