"""From mentions to documents: mentions of one act are one citation; the register knows some."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from danvan.rules.documents.citations import Mention
from danvan.rules.documents.validity import RegisterEntry

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


class _Group:
    """Mentions of one act: one date at most, one printed type at most."""

    def __init__(self) -> None:
        self.mentions: list[Mention] = []
        self.date: str | None = None
        self.kind: str | None = None

    def takes(self, mention: Mention) -> bool:
        same_kind = self.kind is None or not mention.type_printed or mention.type == self.kind
        return same_kind and (self.date is None or mention.date in (None, self.date))

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)
        self.date = self.date or mention.date
        if mention.type_printed:
            self.kind = self.kind or mention.type


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
    documents = [_document(group) for group in _laws_joined([group.mentions for group in groups])]
    if lookup is None:
        return documents
    return [replace(document, entry=lookup(document)) for document in documents]


def _laws_joined(groups: list[list[Mention]]) -> list[list[Mention]]:
    """Join «Luật Cư trú» to «Luật Cư trú số 68/2020/QH14»."""
    named = {
        f"{group[0].type} {group[0].law.name}".casefold(): group
        for group in groups
        if group[0].number is not None and group[0].law is not None
    }
    joined = []
    for group in groups:
        twin = named.get(group[0].key) if group[0].number is None else None
        if twin is None:
            joined.append(group)
        else:
            twin.extend(group)
    for group in joined:
        group.sort(key=lambda m: m.start)
    return sorted(joined, key=lambda group: group[0].start)


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
