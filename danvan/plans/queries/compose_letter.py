"""This year's plan as a draft paper: last year's text carried over, the superior's duties added.

A paper of an office: Vietnamese whatever the page speaks. What the program proposes is said in
footnotes, so that the text itself reads as it will be signed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils import translation

from danvan.plans.models import Duty, DutyUnit, Plan, Section
from danvan.plans.queries.compose_doubts import judge_of
from danvan.plans.queries.compose_lines import Choice, ComposedLine, Given, lines_of
from danvan.plans.queries.drafts import header_of
from danvan.plans.queries.plans_letter import (
    PARTY_SECTORS,
    is_ground,
    number_and_symbol,
    signatures_of,
)
from danvan.plans.queries.plans_list import issuers_of
from danvan.plans.values import HeaderValue
from danvan.rules.deadlines.calendar import say_day
from danvan.units.models import Unit
from danvan.units.queries import UnitBook, unit_book
from danvan.writers.letters import (
    OfficeDocument,
    Paragraph,
    ParagraphKind,
    Signature,
)

LEADING = ("chủ trì", "phối hợp", "tham mưu")
WITHOUT_OWN = "I. NHIỆM VỤ"
_COUNTED = re.compile(r"(\d{1,2})([.)])\s")


@dataclass(frozen=True)
class Sources:
    """What a draft begins with «hai nguồn»: last year's own plan, the plan above of this year."""

    issuer: Unit
    own: Plan | None
    above: Plan | None


@dataclass(frozen=True)
class Composed:
    """The draft as a paper, how many days it proposes, what is to be looked at again."""

    letter: OfficeDocument
    days: int
    doubts: tuple[str, ...]


def composed(sources: Sources, choice: Choice, on: date) -> Composed:
    """Return this year's draft; number and day stay blank."""
    with translation.override("vi"):
        return _composed(sources, choice, on)


def _composed(sources: Sources, choice: Choice, on: date) -> Composed:
    own, above = sources.own, sources.above
    header = header_of(own.draft) if own and own.draft else HeaderValue()
    issuers = [sources.issuer.pk]
    if own is not None and own.co_issuer_id is not None:
        issuers.append(own.co_issuer_id)
    book = unit_book(on, {*issuers, *issuers_of([above] if above else [])})
    judge = judge_of(own, above, on)
    lines = lines_of(own, header, choice, judge) if own else []
    grounds = [line for line in lines if is_ground(line.paragraph)]
    standing = [line for line in grounds if not line.doubts]
    body = [line for line in lines if not is_ground(line.paragraph)]
    added = _added(above, choice, _next_number(own, body), book)
    party = all(book.entries[pk].sector in PARTY_SECTORS for pk in issuers)
    printed = own.document.number if own else ""
    letter = OfficeDocument(
        issuers=tuple(book.name(pk) for pk in issuers),
        symbol=number_and_symbol(printed, party_form=party)[1],
        place=header.place or "…",
        type_name="KẾ HOẠCH",
        subject=choice.title,
        year=choice.year,
        grounds=(*(line.paragraph.text for line in standing), *_ground_above(above, book)),
        paragraphs=_joined(own, body, added),
        recipients=header.recipients,
        archive=header.archive,
        signatures=_unsigned(signatures_of(header, issuers, book)),
        party_form=party,
    )
    doubts = tuple(dict.fromkeys(doubt for line in lines for doubt in line.doubts))
    return Composed(letter, sum(line.days for line in body), doubts)


def _next_number(own: Plan | None, body: Sequence[ComposedLine]) -> str:
    """Return the number that the added section bears: the next in the part it closes."""
    part = _content_part(own)
    if own is None or part is None:
        return ""
    children = {s.start for s in own.sections.all() if s.path.rpartition(".")[0] == part.path}
    inside = (line.paragraph.text for line in body if line.start in children)
    found = [match for match in map(_COUNTED.match, inside) if match]
    return f"{int(found[-1][1]) + 1}{found[-1][2]} " if found else ""


def _content_part(own: Plan | None) -> Section | None:
    """Return the last of the top parts that hold the content, after which duties are added."""
    if own is None:
        return None
    tops = {section.path: section for section in own.sections.all() if "." not in section.path}
    content = own.duties.filter(content_part=True, section__isnull=False).select_related("section")
    paths = [duty.section.path.split(".")[0] for duty in content if duty.section]
    found = [tops[path] for path in paths if path in tops]
    return max(found, key=lambda section: section.start) if found else None


def _added(
    above: Plan | None, choice: Choice, number: str, book: UnitBook
) -> tuple[Paragraph, ...]:
    if above is None or not choice.given:
        return ()
    heading = f"{number}Nhiệm vụ thực hiện {_called(above, book)}"
    items = (Paragraph(_given(each), ParagraphKind.BULLET) for each in choice.given)
    return Paragraph(heading, bold=True), *items


def _given(each: Given) -> str:
    """Return a duty of the plan above as this year's plan orders it."""
    text = each.duty.text.strip().rstrip(".;,/ ")
    if each.unit is None:
        return f"{text[:1].upper()}{text[1:]}."
    words = _without_units(text, each.duty)
    words = f"{words[:1].lower()}{words[1:]}"
    return f"{each.unit} {words if words.startswith(LEADING) else f'chủ trì {words}'}."


def _without_units(text: str, duty: Duty) -> str:
    """Return a duty without the superior's units at its head: another unit does it here."""
    names = (part.printed for part in duty.units.all() if part.part == DutyUnit.Part.OWES)
    for name in sorted(names, key=len, reverse=True):
        if text.casefold().startswith(name.casefold()):
            return text[len(name) :].strip(" ,:") or text
    return text


def _joined(
    own: Plan | None, body: Sequence[ComposedLine], added: tuple[Paragraph, ...]
) -> tuple[Paragraph, ...]:
    """Put what is added at the end of the content part; without one it stands last."""
    if own is None:
        return (Paragraph(WITHOUT_OWN, ParagraphKind.HEADING1), *added[1:])
    part = _content_part(own)
    end = part.end if part else max((line.start for line in body), default=0) + 1
    before = tuple(line.paragraph for line in body if line.start < end)
    after = tuple(line.paragraph for line in body if line.start >= end)
    return (*before, *added, *after)


def _ground_above(above: Plan | None, book: UnitBook) -> Iterable[str]:
    if above is not None:
        yield f"Căn cứ {_called(above, book)}"


def _called(plan: Plan, book: UnitBook) -> str:
    """Return a plan as a paper cites it: kind, number, day, issuer, subject."""
    document = plan.document
    issuer = ", ".join(book.name(pk) for pk in (plan.issuer_id, plan.co_issuer_id) if pk)
    parts = [document.kind]
    parts += [f"số {document.number}"] if document.number else []
    parts += [f"ngày {say_day(document.issued_on)}"] if document.issued_on else []
    parts.append(f"của {issuer}")
    return " ".join(parts)


def _unsigned(signatures: Iterable[Signature]) -> tuple[Signature, ...]:
    """Leave the names out: who signs this year is not for a program to say."""
    return tuple(replace(signature, name="") for signature in signatures)
