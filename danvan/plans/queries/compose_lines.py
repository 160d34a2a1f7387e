"""Last year's text for this year: what stays, days and years moved on, notes below the page."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from danvan.plans.models import Duty, DutyUnit, Plan, Section
from danvan.plans.paragraphs import SourceParagraph, stored_paragraphs
from danvan.plans.queries.compose_doubts import Judge
from danvan.plans.queries.plans_letter import (
    HEADINGS,
    LONGEST_HEADING,
    inside_of,
    with_notes,
)
from danvan.plans.values import HeaderValue
from danvan.rules.plans.carry_over import Numbered, carry_over
from danvan.rules.plans.leftovers import Stretch
from danvan.rules.plans.year_ahead import year_ahead
from danvan.rules.text.letters import dangles, ends_sentence, starts_lower
from danvan.writers.letters import Footnote, Paragraph, ParagraphKind

PROPOSED = "Ngày do máy đề xuất"
IN_NUMBER = ("-", "/")  # «12/QĐ-» at the end of a page goes on without a space
_DIGITS = re.compile(r"\d+")
_PAGE = re.compile(r"[\W#]*|[Tt]rang #(?: ?/ ?#)?")  # «- 2 -», «Trang 3/4», digits read as #
MARK = 0xE000  # letters of nobody: where a footnote of last year's paper is pointed at
_MARK = re.compile("[\ue000-\uf8ff]")
_NOTE_LABEL = re.compile(r"[\[(]?(\d{1,3}|[¹²³⁰⁴-⁹]{1,3})[\]).]?\s")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Given:
    """A duty of the plan above, and to whom this year's plan gives it (nobody yet: None)."""

    duty: Duty
    unit: str | None = None


@dataclass(frozen=True)
class Choice:
    """What a person chose «lựa chọn của người soạn»: the year, the subject, which duties."""

    year: int
    title: str
    kept: frozenset[int]
    given: tuple[Given, ...]


@dataclass(frozen=True)
class ComposedLine:
    """A paragraph of the draft «đoạn của dự thảo», and where it stood in last year's text."""

    paragraph: Paragraph
    start: int
    days: int = 0
    doubts: tuple[str, ...] = ()


def year_of(plan: Plan) -> int:
    """Return the year a plan is for; an open-ended one counts from its beginning."""
    return plan.year or plan.since.year


def lines_of(own: Plan, header: HeaderValue, choice: Choice, judge: Judge) -> list[ComposedLine]:
    """Return last year's paragraphs that stay, with days and years moved on."""
    duties = list(own.duties.prefetch_related("units"))
    kept = [duty for duty in duties if duty.pk in choice.kept]
    if not own.text:
        return [_line(duty.text, ParagraphKind.BODY, 0, own, choice, judge) for duty in kept]
    sections = {section.start: section for section in own.sections.all()}
    printed = inside_of(own, stored_paragraphs(own.blocks), header, sections)
    noted = list(with_notes(own.text, _without_heads(own, printed, duties)))
    inside = [paragraph for paragraph, _notes in noted]
    carried = carry_over(
        own.text,
        [Stretch(paragraph.start, paragraph.end) for paragraph in inside],
        [Numbered(s.path, s.label, Stretch(s.start, s.end)) for s in sections.values()],
        [_stretch(duty) for duty in kept],
        [_cut(duty, kept, own, inside) for duty in duties if duty.pk not in choice.kept],
    )
    whole = _mended([(*noted[each.place], each.text) for each in carried], sections)
    lines = [
        _line(text, _kind(paragraph, text, sections), paragraph.start, own, choice, judge, notes)
        for paragraph, notes, text in whole
    ]
    last = inside[-1].end if inside else 0
    return [*lines, *_outside(duties, last, own, choice, judge)]


def _outside(
    duties: Iterable[Duty], last: int, own: Plan, choice: Choice, judge: Judge
) -> Iterable[ComposedLine]:
    """Yield the kept duties that no paragraph of the body holds: typed by hand, or of an annex."""
    for duty in duties:
        typed = duty.start is None or duty.end is None or duty.start >= last
        if typed and duty.pk in choice.kept:
            units = [part.printed for part in duty.units.all() if part.part == DutyUnit.Part.OWES]
            text = f"{', '.join(units)}: {duty.text}" if units else duty.text
            yield _line(text, ParagraphKind.BULLET, last, own, choice, judge)


def _without_heads(
    own: Plan, printed: Sequence[SourceParagraph], duties: Iterable[Duty]
) -> list[SourceParagraph]:
    """Leave out what stands on every page: its number, a line printed again and again."""

    def said(paragraph: SourceParagraph) -> str:
        return _DIGITS.sub("#", own.text[paragraph.start : paragraph.end].strip())

    times = Counter(said(paragraph) for paragraph in printed)
    ordered = [_stretch(duty) for duty in duties]

    def stays(paragraph: SourceParagraph) -> bool:
        words, place = said(paragraph), Stretch(paragraph.start, paragraph.end)
        own_words = any(duty.meets(place) and not _around(duty, place) for duty in ordered)
        return not _PAGE.fullmatch(words) and (times[words] == 1 or own_words)

    return [paragraph for paragraph in printed if stays(paragraph)]


def _around(duty: Stretch, place: Stretch) -> bool:
    """Say whether a line stands inside the sentence of a duty, as a torn one's page number."""
    return duty.start < place.start and place.end < duty.end


def _goes_on(last: str, text: str) -> bool:
    return not ends_sentence(last) and (starts_lower(text) or dangles(last))


Torn = tuple[SourceParagraph, tuple[Footnote, ...], str]


def _mended(carried: Iterable[Torn], sections: Mapping[int, Section]) -> list[Torn]:
    """Join what the end of a page tore in two."""
    found: list[Torn] = []
    for paragraph, notes, text in carried:
        last = found[-1][2] if found else ""
        inside = last and paragraph.start not in sections
        if inside and last.endswith(IN_NUMBER):
            found[-1] = found[-1][0], (*found[-1][1], *notes), f"{last}{text}"
        elif inside and _goes_on(last, text):
            found[-1] = found[-1][0], (*found[-1][1], *notes), f"{last} {text}"
        elif text:
            found.append((paragraph, notes, text))
    return found


def _stretch(duty: Duty) -> Stretch:
    return Stretch(duty.start or 0, duty.end or 0)


def _cut(duty: Duty, kept: Sequence[Duty], own: Plan, inside: Sequence[SourceParagraph]) -> Stretch:
    """Return the words to leave out for a dropped duty.

    «Các phòng lập kế hoạch; báo cáo quý.»: who does it stays for what else is asked of him there.
    """
    whole = _stretch(duty)
    text = own.text[whole.start : whole.end].casefold()
    names = [part.printed for part in duty.units.all() if text.startswith(part.printed.casefold())]
    end = next((p.end for p in inside if p.start <= whole.start < p.end), 0)
    mine = {part.unit_id for part in duty.units.all()}
    after = [
        each.start
        for each in kept
        if each.start is not None
        and whole.end <= each.start < end
        and mine & {part.unit_id for part in each.units.all()}
    ]
    if not names or not after:
        return whole
    return Stretch(whole.start + len(max(names, key=len)) + 1, min(after))


def _kind(paragraph: SourceParagraph, text: str, sections: Mapping[int, Section]) -> ParagraphKind:
    section = sections.get(paragraph.start)
    if section is None or not section.title or len(text) > LONGEST_HEADING:
        return ParagraphKind.BODY
    return HEADINGS.get(section.level, ParagraphKind.BODY)


def _line(
    text: str,
    kind: ParagraphKind,
    start: int,
    own: Plan,
    choice: Choice,
    judge: Judge,
    printed: Sequence[Footnote] = (),
) -> ComposedLine:
    year = year_of(own)
    moved = year_ahead(_marked(text, printed), year=year, years=choice.year - year)
    doubts = judge(moved.text)
    marks = {match[0]: match.start() for match in _MARK.finditer(moved.text)}
    notes = [
        *((note.text, marks.get(chr(MARK + n))) for n, note in enumerate(printed)),
        *((f"{PROPOSED}: kế hoạch năm {year} ghi «{d.before}».", d.end) for d in moved.days),
        *((doubt.text, doubt.end) for doubt in doubts),
    ]

    def final(end: int | None) -> int | None:
        return None if end is None else end - sum(at < end for at in marks.values())

    words = _MARK.sub("", moved.text)
    placed = [Footnote(said, final(end)) for said, end in notes]
    placed.sort(key=lambda note: len(words) if note.after is None else note.after)
    return ComposedLine(
        Paragraph(words, kind, footnotes=tuple(placed)),
        start,
        len(moved.days),
        tuple(doubt.text for doubt in doubts),
    )


def _marked(text: str, printed: Sequence[Footnote]) -> str:
    """Put a mark of our own where a printed note is pointed at: the new paper counts them anew."""
    for n, note in enumerate(printed):
        label = _NOTE_LABEL.match(note.text)
        raised = label[1].translate(RAISED) if label else ""
        if raised:
            text = text.replace(raised, chr(MARK + n), 1)
    return text
