"""Numbers of documents «số, ký hiệu» as really printed, and the form they should have."""

import re
import unicodedata
from dataclasses import dataclass

from danvan.rules.catalogue import rule
from danvan.rules.documents.spelling import search_words
from danvan.rules.documents.vocabulary import CODES, ISSUER_CODES, JOINED, PARTY_ISSUERS

_SEGMENT = r"[A-ZĐƯƠÂÊÔ][A-Za-zĐđƯưƠơịị&]{0,24}\d{0,2}"
_DASH = r"\s?[-/–]\s?"
# Samples: 12/KH-UBND · 364a/QĐ-UBND · 66.2/2025/NQ-CP · 06/CT- UBND · 65- CV/HU · 49/2025TT-BCT
NUMBER = re.compile(
    r"(?<![\w/.,:\-])(?P<serial>\d{1,5}(?:\.\d{1,2})?[a-eđ]?)"
    r"(?:\s?/\s?(?P<year>(?:19|20)\d{2})(?P<year_dash>\s?[-/–]\s?|(?=[A-ZĐ]))|(?P<dash>\s?[-/–]\s?|(?=[A-ZĐ]{2})|\s(?=[A-ZĐ][A-Za-zĐ]{0,4}\s?[-/][A-ZĐ])))"
    rf"(?P<rest>{_SEGMENT}(?:{_DASH}{_SEGMENT})*(?:(?<=BCSĐ) UBND (?:tỉnh|huyện|thành phố))?)(?!\w)"
)
_PARTS = re.compile(rf"({_SEGMENT})({_DASH})?")
# «05-CTrPH/BDVTU-BCSĐ UBND tỉnh»: the only sign that holds words.
_COMMITTEE = re.compile(r"(?<=BCSĐ) UBND (?:tỉnh|huyện|thành phố)")
_SPACES = re.compile(r"\s+")
# «Số: 45», «so 45»: the word only says that a number follows.
_SAYS_NUMBER = re.compile(r"\W*s[oố]\b[\s.:]*(?=\d)", re.IGNORECASE)
_PARLIAMENT = re.compile(r"[O0]H(\d{1,2})$")


@dataclass(frozen=True)
class DocumentNumber:
    """A number «số, ký hiệu»: `canonical` repaired, `printed` as it stands, and its parts."""

    canonical: str
    printed: str
    start: int
    end: int
    segments: tuple[str, ...]
    has_year: bool

    @property
    def code(self) -> str | None:
        """The code of the type, None in a letter's number."""
        return self.segments[0] if self.segments[0] in CODES else None

    @property
    def has_known_sign(self) -> bool:
        """Say whether a known code of a type or issuer stands in it."""
        return self.code is not None or any(_is_issuer(part) for part in self.segments)

    @property
    def is_party(self) -> bool:
        """Say whether it is written as the Party writes: «12-QĐ/TW»."""
        return self.segments[-1] in PARTY_ISSUERS and not self.has_year


def numbers_in(text: str) -> list[DocumentNumber]:
    """Return everything in `text` that has the shape of a document number, in order."""
    return [found for match in NUMBER.finditer(text) if (found := _read(match)) is not None]


@rule("DOC-01", basis="Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW")
def repair_number(printed: str) -> str:
    """Return a document number in its proper form; digits and years are never invented."""
    match = NUMBER.fullmatch(_SPACES.sub(" ", printed.strip()))
    number = _read(match) if match else None
    return number.canonical if number else printed


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
    dash = _lead(match, segments)
    if dash is None:
        return None
    year = f"/{match['year']}" if match["year"] else ""
    if not (match["year"] or (match["dash"] or "").strip()) and dash == "/":
        dashes = ["-" for _ in dashes]  # «100 KH/UBND»: the lead was lost, so «/» is the lead
    rest = segments[0]
    for mark, segment in zip(dashes, segments[1:], strict=False):
        rest += mark + segment
    tail = _COMMITTEE.match(match.string, end)
    if tail:
        rest, end = rest + tail[0], tail.end()
    canonical = match["serial"] + year + dash + rest
    printed = match.string[match.start() : end]
    parts = tuple(part for part in re.split(r"[-/]", rest) if part)
    return DocumentNumber(canonical, printed, match.start(), end, parts, bool(year))


def _lead(match: re.Match[str], segments: list[str]) -> str | None:
    """Return the mark between serial (or year) and code; a lost one is put back where known."""
    printed = match["year_dash"] if match["year"] else match["dash"]
    mark = _SPACES.sub("", printed or "").replace("–", "-")
    if mark:
        return mark
    if match["year"]:
        return "/"
    first = segments[0].split("-")[0]  # «27CT/TU»: only where a type's code follows
    if first not in CODES or len(segments) < 2:
        return None
    return "-" if segments[-1] in PARTY_ISSUERS else "/"


def _segments(match: re.Match[str]) -> tuple[list[str], list[str], int]:
    """Return segments, the marks between them, and where the number really ends."""
    segments: list[str] = []
    dashes: list[str] = []
    end = match.start("rest")
    for part in _PARTS.finditer(match.string, match.start("rest"), match.end("rest")):
        segments.append(_repaired(part[1], alone=not segments))
        end = part.end(1)
        mark = part[2]
        if mark is None or (_is_wide(mark) and part[1] not in CODES):
            break
        dashes.append(_SPACES.sub("", mark).replace("–", "-"))
    return segments, dashes, end


def _is_wide(mark: str) -> bool:
    return mark[0].isspace() and mark[-1].isspace()


def _repaired(segment: str, *, alone: bool) -> str:
    parliament = _PARLIAMENT.match(segment)
    if parliament:
        return f"QH{parliament[1]}"
    return JOINED.get(segment, segment) if alone else segment


def _is_issuer(segment: str) -> bool:
    name = segment.rstrip("0123456789")
    return name in ISSUER_CODES or (
        len(name) > 3 and name.endswith(("UBND", "HĐND", "ĐU", "HU", "TU"))
    )
