"""From mentions to documents: mentions of one act are one citation; the register knows some."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from danvan.rules.documents.mentions import Mention
from danvan.rules.documents.validity import RegisterEntry
from danvan.rules.documents.vocabulary import LAW_NAMES

RIVALS = 50  # names that begin alike; more are no document but a trial of patience

Lookup = Callable[["CitedDocument"], RegisterEntry | None]


@dataclass(frozen=True)
class CitedDocument:
    """A document that a text cites «văn bản được viện dẫn», with all its mentions."""

    type: str | None
    number: str | None
    date: str | None
    issuer: str | None
    title: str | None
    year: str | None
    mentions: tuple[Mention, ...]
    entry: RegisterEntry | None = None


_LAWS = frozenset(name.casefold() for name in LAW_NAMES)


class _Group:
    """Mentions of one act: one date at most, one year, one printed type at most."""

    def __init__(self) -> None:
        self.mentions: list[Mention] = []
        self.date: str | None = None
        self.year: str | None = None
        self.kind: str | None = None

    def takes(self, mention: Mention) -> bool:
        same_kind = self.kind is None or not mention.type_printed or mention.type == self.kind
        year = _year_of(mention)
        same_year = self.year is None or year in (None, self.year)
        return same_kind and same_year and (self.date is None or mention.date in (None, self.date))

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)
        self.date = self.date or mention.date
        self.year = self.year or _year_of(mention)
        if mention.type_printed:
            self.kind = self.kind or mention.type


def _year_of(mention: Mention) -> str | None:
    """«Luật Đất đai năm 2013», «… năm 2024»: one name, two laws."""
    if mention.law is None:
        return None
    return mention.law.year or (mention.law.date or "")[:4] or None


def gather(mentions: list[Mention], lookup: Lookup | None = None) -> list[CitedDocument]:
    """Return one cited document for all mentions of one act, in the order of first mention.

    A mention without a date goes with the dated ones of its number; two dates are two documents.
    """
    groups: list[_Group] = []
    known: dict[str, list[_Group]] = {}
    for mention in mentions:
        rivals = known.setdefault(mention.key, [])
        group = next((rival for rival in rivals if rival.takes(mention)), None)
        if group is None:
            group = _Group()
            rivals.append(group)
            groups.append(group)
        group.add(mention)
    documents = [_document(group) for group in _joined([group.mentions for group in groups])]
    if lookup is None:
        return documents
    return [replace(document, entry=lookup(document)) for document in documents]


def _joined(groups: list[list[Mention]]) -> list[list[Mention]]:
    """Join what is cited in short to the document that is cited in full."""
    by_name: dict[tuple[str, str], list[list[Mention]]] = {}
    for group in groups:
        for name in _names(group[0]):
            by_name.setdefault((group[0].type or "", name), []).append(group)
    kept: list[list[Mention]] = []
    for group in groups:
        rivals = by_name.get((group[0].type or "", _short_name(group[0])), [])
        whole = next((other for other in rivals[:RIVALS] if _is_short_for(group, other)), None)
        if whole is None:
            kept.append(group)
        else:
            whole.extend(group)
    for group in kept:
        group.sort(key=lambda m: m.start)
    return sorted(kept, key=lambda group: group[0].start)


def _names(mention: Mention) -> list[str]:
    """Return by which short names a document may be found: «59» and «59/2023», «bầu cử»."""
    names = []
    if mention.number is not None and any(mention.number.segments):
        parts = re.split(r"[-/]", mention.number.canonical, maxsplit=2)
        names = [parts[0], "/".join(parts[:2])]
    if mention.law is not None:
        names.append(" ".join(mention.law.name.casefold().split()[:2]))
    return names


def _short_name(mention: Mention) -> str:
    if mention.number is not None:
        return "" if any(mention.number.segments) else mention.number.canonical
    return " ".join(mention.law.name.casefold().split()[:2]) if mention.law else ""


def _is_short_for(group: list[Mention], other: list[Mention]) -> bool:
    """Say whether the mentions of `group` mean the document of `other`, which says more."""
    short, full = group[0], other[0]
    if short is full or short.type != full.type:
        return False
    if short.number is not None:
        return full.number is not None and _is_bare_of(short, full)
    if short.law is None or full.law is None:
        return False
    if not _same_year(_year_of(short), _year_of(full)):
        return False
    if short.law.name.casefold() == full.law.name.casefold():
        return full.number is not None
    return _is_beginning(short, full)


def _is_bare_of(short: Mention, full: Mention) -> bool:
    """«Nghị định số 59/2023» is Nghị định số 59/2023/NĐ-CP."""
    if short.number is None or full.number is None or any(short.number.segments):
        return False
    if short.date is not None and full.date not in (None, short.date):
        return False
    rest = full.number.canonical.removeprefix(short.number.canonical)
    return rest != full.number.canonical and rest[:1] in ("/", "-")


def _is_beginning(short: Mention, full: Mention) -> bool:
    """«Luật Bầu cử» is the law on electing deputies named before it, being no law's own name."""
    if short.law is None or full.law is None or short.date or short.law.year:
        return False
    name = short.law.name.casefold()
    begins = full.law.name.casefold().startswith(f"{name} ") and full.start < short.start
    return begins and " " in name and name not in _LAWS and not full.law.is_amending


def _same_year(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _document(group: list[Mention]) -> CitedDocument:
    def first(values: list[str | None]) -> str | None:
        return next((value for value in values if value), None)

    number = next((m.number for m in group if m.number is not None), None)
    printed = [m.type for m in group if m.type_printed]
    return CitedDocument(
        type=first(printed) or first([m.type for m in group]),
        number=number.canonical if number else None,
        date=first([m.date for m in group]),
        issuer=first([m.issuer for m in group]),
        title=first([m.title for m in group]),
        year=first([m.law.year if m.law else None for m in group]),
        mentions=tuple(group),
    )
