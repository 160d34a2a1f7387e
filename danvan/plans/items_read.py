"""From a reading to the items of a draft: one row for everything a person looks at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from danvan.plans import shapes
from danvan.plans.paragraphs import SourceParagraph
from danvan.plans.shapes import Json
from danvan.rules.plans.leftovers import Leftover, Part, Stretch, leftover_paragraphs
from danvan.rules.text.letters import bare_words

# Titles under which plans print what is to be done, as they read without marks.
CONTENT_TITLES = ("noi dung", "nhiem vu", "giai phap", "cong viec")
ORGANISATION_TITLES = ("to chuc thuc hien", "trach nhiem", "phan cong")


@dataclass(frozen=True)
class ItemRead:
    """An item as the program made it «mục đọc được»: its kind, its place, what was read."""

    kind: str
    position: int
    read: dict[str, object]
    proposed: dict[str, object] = field(default_factory=dict)


def items_of(
    reading: Json, text: str, paragraphs: Sequence[SourceParagraph]
) -> tuple[ItemRead, ...]:
    """Return the items of a reading (`danvan.reading/1`): what was found, then what was not."""
    return (
        _header(reading),
        *_each(reading, "sections", "section"),
        *_duties(reading),
        *(_leftover(text, each) for each in _leftovers(reading, text, paragraphs)),
        *_each(reading, "targets", "target"),
        *_citations(reading),
        *_each(reading, "findings", "finding"),
    )


def _header(reading: Json) -> ItemRead:
    around = {key: reading.get(key) or [] for key in ("recipients", "archive")}
    return ItemRead("header", 0, {**shapes.obj(reading.get("header") or {}), **around})


def _each(reading: Json, key: str, kind: str) -> Iterable[ItemRead]:
    for entry in _entries(reading, key):
        yield ItemRead(kind, shapes.maybe_int(entry, "start") or 0, dict(entry))


def _duties(reading: Json) -> Iterable[ItemRead]:
    """Yield each duty with its deadlines written out instead of numbered."""
    deadlines = _entries(reading, "deadlines")
    for duty in _entries(reading, "duties"):
        places = shapes.each(duty, "deadlines", _a_place)
        written = [_exact(deadlines[place]) for place in places if place < len(deadlines)]
        yield ItemRead("duty", shapes.maybe_int(duty, "start") or 0, {**duty, "deadlines": written})


def _exact(deadline: Json) -> dict[str, object]:
    """Return a deadline with the day of its month or quarter, where the text gives one."""
    return {**deadline, "value": deadline.get("exact") or deadline.get("value")}


def _citations(reading: Json) -> Iterable[ItemRead]:
    for citation in _entries(reading, "citations"):
        mentions = shapes.each(citation, "mentions", shapes.obj)
        start = shapes.maybe_int(mentions[0], "start") if mentions else 0
        yield ItemRead("citation", start or 0, dict(citation))


def _leftovers(
    reading: Json, text: str, paragraphs: Sequence[SourceParagraph]
) -> tuple[Leftover, ...]:
    sections = _entries(reading, "sections")
    duties = _entries(reading, "duties")
    taken = [_stretch(entry) for entry in (*duties, *_entries(reading, "targets"))]
    bodies = [Stretch(p.start, p.end) for p in paragraphs if p.kind != "footnote"]
    parts = [_part(section) for section in sections]
    return leftover_paragraphs(text, bodies, parts, _content_parts(sections, duties), taken)


def _content_parts(sections: Sequence[Json], duties: Sequence[Json]) -> frozenset[str]:
    """Return the top parts that hold the content: by their duties, else by their titles."""
    by_duty = {_top(duty, "section") for duty in duties if duty.get("part") == "content"}
    titled = {
        _top(section, "path")
        for section in sections
        if section.get("level") == 1 and _is_content(shapes.text(section, "title"))
    }
    others = {_top(duty, "section") for duty in duties if duty.get("part") == "organisation"}
    return frozenset((by_duty | titled) - (others - by_duty) - {""})


def _is_content(title: str) -> bool:
    words = bare_words(title)
    organised = any(word in words for word in ORGANISATION_TITLES)
    return not organised and any(word in words for word in CONTENT_TITLES)


def _leftover(text: str, leftover: Leftover) -> ItemRead:
    span = leftover.span
    read: dict[str, object] = {
        "text": text[span.start : span.end],
        "part": "content",
        "role": "all",
        "nature": "standing",
        "units": [],
        "section": leftover.section,
        "start": span.start,
        "end": span.end,
    }
    return ItemRead("duty", span.start, read, {"leftover": True})


def _entries(reading: Json, key: str) -> tuple[Json, ...]:
    return shapes.each(reading, key, shapes.obj)


def _part(section: Json) -> Part:
    return Part(
        path=shapes.text(section, "path"),
        title=shapes.maybe_text(section, "title"),
        level=shapes.maybe_int(section, "level") or 1,
        span=_stretch(section),
    )


def _stretch(entry: Json) -> Stretch:
    start = shapes.maybe_int(entry, "start") or 0
    return Stretch(start, shapes.maybe_int(entry, "end") or start)


def _top(entry: Json, key: str) -> str:
    return shapes.text(entry, key).split(".")[0]


def _a_place(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise shapes.Misshapen(f"deadlines: {value!r}")
    return value
