"""Numbers of documents «số, ký hiệu» as really printed, and the form they should have."""

import re
import unicodedata
from typing import NamedTuple

from danvan.rules.catalogue import rule
from danvan.rules.documents.spelling import search_words
from danvan.rules.documents.vocabulary import CODES, ISSUER_CODES, JOINED, PARTY_ISSUERS

# The serial: 12 · 364a · 66.2 · 1.234 · 15A
_SERIAL = (
    r"(?P<serial>\d(?<![\w/].)(?<!\d[.:].)(?<!\w-.)\d{0,5}(?:\.\d{1,3})?"
    r"(?:[a-zđ](?=\s?[-/–]|[A-ZĐ])|[A-H](?=\s?[-/–]))?)"
)
# The year: /2025/ · /98/ · -2016/ · /2025TT
_YEAR = (
    r"(?:\s?/\s?(?P<year>(?:19|20)\d{2}|\d{2}(?=\s?/\s?[A-ZĐ]))"
    r"|-(?P<hyphen_year>(?:19|20)\d{2})(?=/[A-ZĐ]))(?P<year_dash>\s?[-/–]\s?|(?=[A-ZĐ]))"
)
# Without a year: 12/KH · 12 - KH · 21QĐ-UBND · 100 KH/UBND
_LEAD = (
    r"(?P<dash>\s?[-/–_]\s?|(?=[A-ZĐ]{2})|(?=[A-Z][A-Za-zĐ]{1,4}\s?[-/])"
    r"|\s(?=[A-ZĐ][A-Za-zĐ]{0,4}\s?[-/][A-ZĐ]|(?:TTLB|TTLT|HĐBT|TTg|CP)(?!\w)))"
)
_SEGMENT = r"[A-ZĐƯƠÂÊÔ][A-Za-zĐđƯưƠơịị&]{0,24}\d{0,2}"
_DASH = r"(?:\s?[-/–_]\s?|\.(?=[A-ZĐ]{2}|K\d))"
# «40/2016/tt-bct»: small letters only where a known code leads.
_SMALL = rf"(?:{'|'.join(sorted({code.lower() for code in CODES}, key=len, reverse=True))})"
_SMALL_REST = rf"(?<=[-/]){_SMALL}[-/][a-zđ&]{{2,12}}(?:-[a-zđ&]{{2,12}})?"
# What may follow: a new word, a note's sign, or a word that lost its space.
_BEHIND = r"(?!\w)|(?=[⁰¹²³⁴-⁹])"
# Samples: 12/KH-UBND · 364a/QĐ-UBND · 66.2/2025/NQ-CP · 06/CT- UBND · 65- CV/HU · 49/2025TT-BCT
NUMBER = re.compile(
    rf"{_SERIAL}(?:{_YEAR}|{_LEAD})"
    rf"(?P<rest>{_SEGMENT}(?:{_DASH}{_SEGMENT}){{0,9}}|{_SMALL_REST})(?P<late_year>/(?:19|20)\d{{2}})?"
    rf"(?:{_BEHIND})"
)
_PARTS = re.compile(rf"({_SEGMENT})({_DASH})?")
# «05-CTrPH/BDVTU-BCSĐ UBND tỉnh»: the only sign that holds words.
_COMMITTEE = re.compile(r"(?<=BCSĐ) UBND(?: (?:tỉnh|huyện|thành phố))?(?!\w)")
# «12/QĐ UBND», «23-QĐ TW», «215/KH-UB ND», «9/SNN & PTNT»: a sign that goes on behind a space.
_GOES_ON = re.compile(
    r"\s(?P<next>[A-ZĐ]{1,6}[a-z]?)(?:(?P<dash>[-/])(?P<more>[A-ZĐ]{2,8}))?(?!\w)"
)
# «115/2003/TTLT-BTC- và biên chế Sở Tài chính - BNV ngày 28/11/2003»: a narrow column broke the
# sign at its hyphen, and the line of another column stands between.
_COLUMN = re.compile(
    r"-\s(?![A-ZĐ]{2})[^;.\d]{2,90}?\s(?P<rest>[A-ZĐ]{2,10}(?:-[A-ZĐ]{2,10}){0,3})(?=\sngày\s\d)"
)
_AND = re.compile(r"\s?&\s?[A-ZĐ]{2,8}(?:-[A-ZĐ]{1,8})?(?!\w)")
# «QH14», «UBTVQH15», «HĐNN7», «HĐND8»: councils count their terms; «UBND4» carries a note's sign.
_TERM = re.compile(r"(?:QH|HĐNN)\d{1,2}$")
_COUNCIL = re.compile(r"(?:QH|HĐNN|HĐND)\d{1,2}$")
_SPACES = re.compile(r"\s+")
# «Số: 45», «so 45»: the word only says that a number follows.
_SAYS_NUMBER = re.compile(r"\W*s[oố]\b[\s.:]*(?=\d)", re.IGNORECASE)
_PARLIAMENT = re.compile(r"(?P<body>UBTV|)[O0Q]H(?P<term>\d{1,2})$")
# «1719/QD-TTg»: a code whose stroke was lost.
_UNMARKED = {"QD": "QĐ", "ND": "NĐ"}
# «60 TC/TCT»: an old sign, not the code of a type whose slash was lost.
_LOST_LEAD = re.compile(r"(?P<serial>\d[\d.]*[a-zđ]?) ?(?P<sign>[A-ZĐ].*)")
_OLD_SIGNS = frozenset({"TC", "TT"})


class DocumentNumber(NamedTuple):
    """A number «số, ký hiệu»: `canonical` repaired, `printed` as it stands, and its parts.

    `segments` are the parts of the sign: one empty part where none is printed.
    """

    canonical: str
    printed: str
    start: int
    end: int
    segments: tuple[str, ...]
    has_year: bool

    @property
    def code(self) -> str | None:
        """The code of the type, None in a letter's number."""
        first = _UNMARKED.get(self.segments[0], self.segments[0])
        return first if first in CODES else None

    @property
    def proper(self) -> str:
        """The form it should have: «100 KH/UBND» → «100-KH/UBND»; an old sign keeps its space."""
        lost = _LOST_LEAD.match(self.canonical)
        if lost is None or self.code is None or self.code in _OLD_SIGNS:
            return self.canonical
        party = "/" in lost["sign"] or self.segments[-1] in PARTY_ISSUERS
        return f"{lost['serial']}{'-' if party else '/'}{lost['sign']}"

    @property
    def has_known_sign(self) -> bool:
        """Say whether a known code of a type or issuer stands in it."""
        return self.code is not None or any(_is_issuer(part) for part in self.segments)

    @property
    def is_party(self) -> bool:
        """Say whether it is written as the Party writes: «12-QĐ/TW»."""
        return self.segments[-1] in PARTY_ISSUERS and not self.has_year

    @property
    def is_of_parliament(self) -> bool:
        """Say whether the sign is a parliament's and names no type: «22/2008/QH12»."""
        return len(self.segments) == 1 and bool(_TERM.search(self.segments[0]))


def numbers_in(text: str) -> list[DocumentNumber]:
    """Return everything in `text` that has the shape of a document number, in order."""
    return [found for match in NUMBER.finditer(text) if (found := _read(match)) is not None]


@rule("DOC-01", basis="Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW")
def repair_number(printed: str) -> str:
    """Return a document number in its proper form; digits and years are never invented."""
    bare = _SPACES.sub(" ", printed.strip())
    match = NUMBER.match(bare)
    number = _read(match) if match else None
    return number.proper if number and number.end == len(bare) else printed


def number_key(number: str) -> str:
    """Return what all spellings of a document number have in common; empty for none.

    «45/KH-UBND», «Số: 45 / KH – UBND», «45 kh ubnd» and «045/KH-UBND» have the same key.
    """
    composed = unicodedata.normalize("NFC", number)
    said = _SAYS_NUMBER.match(composed)
    bare = composed[said.end() :] if said else composed
    return " ".join(search_words(bare))


def _read(match: re.Match[str]) -> DocumentNumber | None:
    segments, dashes, end = _segments(match)
    if not segments:
        return None
    year = match["year"] or match["hyphen_year"]
    dash = _lead(match, segments, dashes)
    if dash is None:
        return None
    rest = _sign(segments, dashes, dash)
    late = match["late_year"] if match["late_year"] and end == match.start("late_year") else ""
    stated = f"{'-' if match['hyphen_year'] else '/'}{year}" if year else ""
    parts = tuple(part for part in re.split(r"[-/.]", rest) if part)
    return DocumentNumber(
        canonical=match["serial"] + stated + dash + rest + late,
        printed=match.string[match.start() : end + len(late)],
        start=match.start(),
        end=end + len(late),
        segments=parts,
        has_year=bool(year or late),
    )


def _sign(segments: list[str], dashes: list[str], lead: str) -> str:
    """Return the sign; a mark that was lost within it is put back as its style has it."""
    sign = segments[0]
    for mark, segment in zip(dashes, segments[1:], strict=False):
        sign += (mark or ("/" if lead == "-" else "-")) + segment
    return sign


def _mark(printed: str | None) -> str:
    return (printed or "").strip().replace("–", "-").replace("_", "-")


def _lead(match: re.Match[str], segments: list[str], dashes: list[str]) -> str | None:
    """Return the mark between serial (or year) and code; a lost one is put back where known."""
    dated = match["year"] or match["hyphen_year"]
    mark = _mark(match["year_dash"] if dated else match["dash"])
    if mark:
        return mark
    if dated:
        return "/"
    if match["dash"]:  # «100 KH/UBND», «60 TC/TCT»: cited as printed
        return " "
    if len(segments) < 2 or segments[0] not in CODES:
        return None
    if segments[0] in _OLD_SIGNS:
        return " "
    if "/" in dashes:  # «27CT/TU»: the slash stands where it was printed
        return "-"
    return "-" if segments[-1] in PARTY_ISSUERS and not dashes[0] else "/"


def _segments(match: re.Match[str]) -> tuple[list[str], list[str], int]:
    """Return segments, the marks between them, and where the number really ends."""
    segments: list[str] = []
    dashes: list[str] = []
    end = match.start("rest")
    if match["rest"][:1].islower():
        small = re.split(r"([-/])", match["rest"])
        return small[::2], small[1::2], match.end("rest")
    for part in _PARTS.finditer(match.string, match.start("rest"), match.end("rest")):
        segments.append(_of_parliament(part[1]))
        end = part.end(1)
        mark = part[2]
        if mark is None or (_is_wide(mark) and part[1] not in CODES):
            break
        dashes.append(_mark(mark))
    dashes = dashes[: len(segments) - 1]
    first = JOINED.get(segments[0], segments[0])
    if first != segments[0]:
        segments[:1], dashes = first.split("-"), ["", *dashes]
    return _with_tail(match.string, segments, dashes, end)


def _with_tail(
    text: str, segments: list[str], dashes: list[str], end: int
) -> tuple[list[str], list[str], int]:
    """Return the parts with what stands behind a space and still belongs to the sign."""
    tail = _COMMITTEE.match(text, end) or _AND.match(text, end)
    if tail:
        segments[-1] += _SPACES.sub("", tail[0]) if "&" in tail[0] else tail[0]
        return segments, dashes, tail.end()
    column = _COLUMN.match(text, end) if text[end : end + 1] == "-" else None
    if column:
        more = column["rest"].split("-")
        return [*segments, *more], [*dashes, *["-"] * len(more)], column.end()
    base = segments[-1].rstrip("0123456789")
    if base != segments[-1] and base in ISSUER_CODES and not _COUNCIL.search(segments[-1]):
        end -= len(segments[-1]) - len(base)
        segments[-1] = base
    behind = _GOES_ON.match(text, end)
    if behind is None:
        return segments, dashes, end
    if segments[-1] + behind["next"] in ISSUER_CODES:  # «UB ND»
        segments[-1] += behind["next"]
    elif len(segments) == 1 and segments[0] in CODES and _is_issuer(behind["next"]):
        segments, dashes = [*segments, behind["next"]], [""]
    else:
        return segments, dashes, end
    if behind["more"]:
        return [*segments, behind["more"]], [*dashes, behind["dash"]], behind.end()
    return segments, dashes, behind.end("next")


def _of_parliament(segment: str) -> str:
    """«OH15» is QH15, «UBTVOH15» is UBTVQH15."""
    if not segment[-1].isdigit() or "H" not in segment:
        return segment
    return _PARLIAMENT.sub(r"\g<body>QH\g<term>", segment)


def _is_wide(mark: str) -> bool:
    return mark[0].isspace() and mark[-1].isspace()


def _is_issuer(segment: str) -> bool:
    name = segment.rstrip("0123456789")
    return name in ISSUER_CODES or (
        len(name) > 3 and name.endswith(("UBND", "HĐND", "ĐU", "HU", "TU"))
    )
