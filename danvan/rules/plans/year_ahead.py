"""Words of last year's plan for this year's: days and years move on, what is cited stays."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from danvan.rules.catalogue import rule
from danvan.rules.documents.citations import find_mentions

# «20/3/2025», «3-2025», «ngày 20 tháng 3 năm 2025», «quý I/2025», «quý I năm 2025», «năm 2025»;
# «2021 - 2025» is a span of years that nobody moved.
_DATED = re.compile(
    r"(?P<span>(?<!\d)(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d(?!\d))"
    r"|(?:(?P<day>(?<!\d)\d{1,2})(?P<between> ?[/.-] ?| tháng ))?"
    r"(?P<month>(?:[Tt]háng )?(?<!\d)\d{1,2}(?: ?[/.-] ?|,? năm )|[Qq]uý [IVX]{1,3} ?(?:/ ?|năm ))?"
    r"(?P<year>(?<!\d)(?:19|20)\d\d(?!\d))"
)
NEAR = 1  # years of a plan: its own, the one before that it compares with, the one it reports in


@dataclass(frozen=True)
class MovedDay:
    """A day, month or quarter that was moved «ngày do máy đề xuất»: where it ends now."""

    end: int
    before: str
    after: str


@dataclass(frozen=True)
class MovedText:
    """A text with its days moved on; bare years move too, but nobody need look at them again."""

    text: str
    days: tuple[MovedDay, ...] = ()


@rule(
    "CMP-03", basis="Quy ước của chương trình: ngày dời sang năm sau là đề xuất, người soạn xem lại"
)
def year_ahead(text: str, *, year: int, years: int = 1) -> MovedText:
    """Move the days and years of a plan of `year` on «dời sang năm sau».

    What is cited keeps its day, and a span of years stays as it is printed.
    """
    mentions = find_mentions(text)
    cited = [(mention.start, mention.end) for mention in mentions]
    # «… về công tác dân vận năm 2025»: the year of a cited plan's subject is its own.
    titled = [(mention.start, max(mention.end, mention.tail)) for mention in mentions]
    parts: list[str] = []
    days: list[MovedDay] = []
    at = length = 0
    for match in _DATED.finditer(text):
        kept = cited if match["month"] or match["day"] else titled
        after = None if _stands(match.span(), kept) else _moved(match, year, years)
        if after is None:
            continue
        parts += [text[at : match.start()], after]
        length += match.start() - at + len(after)
        at = match.end()
        if years and (match["month"] or match["day"]):  # «9/2025» alone is read as the latter
            days.append(MovedDay(length, match[0], after))
    return MovedText("".join((*parts, text[at:])), tuple(days))


def _stands(span: tuple[int, int], cited: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in cited)


def _moved(match: re.Match[str], year: int, years: int) -> str | None:
    if match["span"] or abs(int(match["year"]) - year) > NEAR:
        return None
    then = int(match["year"]) + years
    day, month = match["day"] or "", match["month"] or ""
    if day and _is_leap_day(day, month) and not _exists(then, 2, 29):
        day = "28"
    return f"{day}{match['between'] or ''}{month}{then}"


def _is_leap_day(day: str, month: str) -> bool:
    return int(day) == 29 and re.match(r"0?2\D", month) is not None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
