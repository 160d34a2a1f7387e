"""The foot of a plan: who signs it, who receives it, where it is kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from danvan.rules.catalogue import rule
from danvan.rules.plans.layout import ANNEX, RECIPIENTS
from danvan.rules.plans.model import Signer
from danvan.rules.plans.signatures import (
    SURNAMES,
    SignPart,
    bare_name,
    is_name,
    is_plain_post,
    is_post,
    is_signature,
    looks_like_name,
    read_signers,
)
from danvan.rules.text.labels import BULLET
from danvan.rules.text.letters import is_upper
from danvan.rules.text.normalise import Line
from danvan.rules.text.wrapped import reads_as_page_number

# «- Lưu: VT, NV.», «Lưu VT», «Lưu Văn phòng», «- Lưu hồ sơ»; a signer may be called «Lưu Hoài An»
_ARCHIVE = re.compile(
    r"\s*[-–+•]?\s*L[ưƯuU][uU]\s?"
    r"(?:[:;]|(?=[A-ZĐ]{2}|Văn (?:phòng|thư)|hồ sơ|tại\s|[./]{1,3}$))\s*(?P<where>.*)$"
)
_ARCHIVE_ROW = re.compile(r"\s*[-–+•]\s?L[ưƯuU][uU]\s(?P<where>.*)$")  # a row names no person
_REMARK = re.compile(r"\s*\((?:[^()]*)\)\s*")
_PARTS = re.compile(r";\s*(?:[-–+•]\s*)?|,?\s+[-–+•]\s+(?=[A-ZĐ])")
_OF_AN_ANNEX = re.compile(r"\((?:[Bb]an hành\s)?[Kk]èm theo")
# Words in capitals at the end of a row: the signature stands beside the list
_CAPITALS_BEHIND = re.compile(r"(?<=[^\s,])\s+(?=(?:[A-ZĐÀ-Ỹ./]+\s)*[A-ZĐÀ-Ỹ./]+\s?$)")
# No post is longer; a line of a whole page is not searched from its start.
_LONGEST_POST = 120
_NAME_WORD = re.compile(r"[A-ZĐÀ-Ỹ][a-zà-ỹđ']*$")
_LONGEST_ROW = 400  # letters: no recipient has a longer name
_LONGEST_NAME = 5  # words


@dataclass(frozen=True)
class Foot:
    """What stands under the body «phần cuối»: signers with their block, recipients, archive."""

    signers: tuple[Signer, ...]
    recipients: tuple[str, ...]
    archive: tuple[str, ...]
    sign_start: int | None
    sign_end: int | None
    has_recipients: bool


@rule("PLAN-03", basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7 và II.9")
def read_foot(lines: tuple[Line, ...]) -> Foot:
    """Return signers, recipients and archive from the printed lines below the body."""
    rows = _RecipientRows()
    block: list[SignPart] = []
    for line in lines:
        if reads_as_page_number(line.text):
            continue
        if ANNEX.match(line.text) or _OF_AN_ANNEX.match(line.text):
            break
        for place, part in enumerate(line.columns):
            for words in _beside(part, rows, waits=bool(block) and not is_name(block[-1].text)):
                if rows.take(words):
                    continue
                if _signs(words, block):
                    block.append(SignPart(words, _middle(line, place, words), line))
    return Foot(
        signers=read_signers(block),
        recipients=tuple(rows.recipients),
        archive=tuple(rows.archive),
        sign_start=block[0].line.start if block else None,
        sign_end=block[-1].line.end if block else None,
        has_recipients=rows.seen,
    )


def _middle(line: Line, place: int, words: str) -> float:
    """Return where the middle of words stands across the page, in the file's own measure."""
    if line.place.box is not None:
        return (line.place.box[0] + line.place.box[2]) / 2
    if line.place.column is not None:
        return float(line.place.column)
    return line.indents[place] + line.columns[place].rfind(words) + len(words) / 2


def _signs(words: str, block: list[SignPart]) -> bool:
    if is_signature(words):
        return True
    return bool(block) and (is_name(words) or is_plain_post(words))


def _beside(part: str, rows: "_RecipientRows", *, waits: bool) -> Iterator[str]:
    """Yield the row of the list and the signature printed behind it on the same line.

    «- Đảng ủy xã; CHỦ TỊCH», «- Lưu: VT. Trần Văn Khoan»: a converter joined two columns.
    """
    listed = rows.open or rows.seen or RECIPIENTS.match(part) is not None
    if not listed or is_upper(part):
        yield part
        return
    for hole in _CAPITALS_BEHIND.finditer(part, max(0, len(part) - _LONGEST_POST)):
        if is_post(part[hole.end() :]):
            yield part[: hole.start()]
            yield part[hole.end() :]
            return
    row, name = _row_and_name(part) if waits else (part, "")
    yield row
    if name:
        yield name


def _row_and_name(part: str) -> tuple[str, str]:
    """Cut «- Lưu: VT. Trần Văn Khoan» before the name; no name, an empty one."""
    words = part[-_LONGEST_POST:].split(" ")
    first = len(words)
    while first > 1 and len(words) - first < _LONGEST_NAME and _NAME_WORD.match(words[first - 1]):
        first -= 1
    # The row before a name ends in a stop, or in the capitals of the archive's mark.
    for at in range(first, len(words) - 1):
        if words[at] in SURNAMES and _ends_row(words[at - 1]):
            name = " ".join(words[at:])
            return part[: len(part) - len(name)].rstrip(), name
    return part, ""


def _ends_row(word: str) -> bool:
    return word.endswith((";", ".", ",", ")")) or is_upper(word)


class _RecipientRows:
    def __init__(self) -> None:
        self.recipients: list[str] = []
        self.archive: list[str] = []
        self.seen = False
        self.open = False
        self.in_row = False
        self.comma = ""  # that the row before ended with
        self.bulleted = False  # each row begins with a dash: a line without one goes on

    def take(self, part: str) -> bool:
        """Take the part if it belongs to the list of recipients; say whether it did."""
        head = RECIPIENTS.match(part)
        if head:
            self.seen = self.open = True
            self.in_row = False
            rest = part[head.end() :]
            return self.take(rest) if rest else True
        archive = _ARCHIVE.match(part) or _ARCHIVE_ROW.match(part)
        if archive and (self.seen or BULLET.match(part)):
            self._keep(archive["where"])
            return True
        if not self.open:
            return False
        if is_signature(part):
            self.in_row = False
            return False
        return self._row(part)

    def _row(self, part: str) -> bool:
        bullet = BULLET.match(part)
        words = part[bullet.end() :] if bullet else part
        short = bool(self.recipients) and len(self.recipients[-1]) < _LONGEST_ROW
        goes_on = not bullet and self.in_row and short
        if not bullet and not goes_on and self._is_no_row(part):
            return False
        if goes_on:
            words = f"{self.recipients.pop()}{self.comma} {words}"
        pieces = _PARTS.split(words)
        for piece in pieces:
            self._add(piece)
        self.bulleted = self.bulleted or bullet is not None
        self.comma = "," if words.rstrip().endswith(",") else ""
        stops = (";", ".") if self.bulleted else (";", ".", ",")
        self.in_row = not words.rstrip().endswith(stops) and ")" not in words[-2:]
        return True

    def _is_no_row(self, part: str) -> bool:
        return bool(self.recipients) and (looks_like_name(bare_name(part)) or is_plain_post(part))

    def _add(self, piece: str) -> None:
        archive = _ARCHIVE.match(piece)
        if archive:
            self._keep(archive["where"])
            return
        name = _REMARK.sub(" ", piece).strip(" ;,.:-–")
        if re.search(r"\w{2}", name):
            self.recipients.append(name)

    def _keep(self, where: str) -> None:
        self.open = self.in_row = False
        self.archive += [mark for part in re.split(r"[,;]", where) if (mark := part.strip(" ./"))]
