"""The foot of a plan: who signs it, who receives it, where it is kept."""

import re
from dataclasses import dataclass

from danvan.rules.catalogue import rule
from danvan.rules.plans.model import Signer
from danvan.rules.text.labels import BULLET
from danvan.rules.text.letters import is_upper
from danvan.rules.text.normalise import Line

_RECIPIENTS = re.compile(r"\s*N[ơƠ][iI]\s+nh[ậẬ]n\s*:?\s*", re.IGNORECASE)
# «- Lưu: VT, NV.», «Lưu VT», «Lưu Văn phòng»; a signer may be called «Lưu Hoài An»
_ARCHIVE = re.compile(
    r"\s*[-–+•]?\s*L[ưƯ][uU]\s?(?::|(?=[A-ZĐ]{2}|Văn (?:phòng|thư)))\s*(?P<where>.*)$"
)
_AUTHORITY = re.compile(
    r"(?P<sign>TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s?(?:\.|(?<=/\w))?\s?(?P<rest>\S.*)$"
)
_POSITION = re.compile(
    r"(?:KT\.?\s)?(?:Q\.\s?)?(?:PHÓ\s|PHỤ TRÁCH\s)?(?:CHỦ TỊCH|CHỦ NHIỆM|TRƯỞNG|GIÁM ĐỐC"
    r"|BÍ THƯ|CHÁNH|HIỆU TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|CỤC TRƯỞNG"
    r"|THỦ TRƯỞNG|ỦY VIÊN|PHÓ|CHỈ HUY|TỔNG)"
)
_NAME = re.compile(r"(?:[A-ZĐÀ-Ỹ][a-zà-ỹđ']*)(?:\s[A-ZĐÀ-Ỹ][a-zà-ỹđ']*){1,5}$")
_NOT_NAME = re.compile(r"(?:Nơi|Như|Phòng|Ban|Sở|Ủy Ban|Đã Ký|Hội Đồng|Thành Viên)\s")
_CAPITAL_NAME = re.compile(r"[A-ZĐÀ-Ỹ]{2,}(?:\s[A-ZĐÀ-Ỹ]{1,}){1,4}$")
_JUNK = re.compile(r"\s*\((?:[^()]*)\)\s*")
_PARTS = re.compile(r";\s*(?:[-–+•]\s*)?|,?\s+[-–+•]\s+(?=[A-ZĐ])")


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
    block: list[tuple[str, Line]] = []
    for line in lines:
        for part in line.columns:
            if rows.take(part):
                continue
            if _is_signature(part) or (block and _is_name(part)):
                block.append((part, line))
    signers = _signers([part for part, _ in block])
    return Foot(
        signers=signers,
        recipients=tuple(rows.recipients),
        archive=tuple(rows.archive),
        sign_start=block[0][1].start if block else None,
        sign_end=block[-1][1].end if block else None,
        has_recipients=rows.seen,
    )


class _RecipientRows:
    def __init__(self) -> None:
        self.recipients: list[str] = []
        self.archive: list[str] = []
        self.seen = False
        self.open = False
        self.in_row = False

    def take(self, part: str) -> bool:
        """Take the part if it belongs to the list of recipients; say whether it did."""
        head = _RECIPIENTS.match(part)
        if head:
            self.seen = self.open = True
            rest = part[head.end() :]
            return self.take(rest) if rest else True
        archive = _ARCHIVE.match(part)
        if archive and (self.seen or BULLET.match(part)):
            self._keep(archive["where"])
            return True
        if not self.open or _is_signature(part):
            return False
        return self._row(part)

    def _row(self, part: str) -> bool:
        bullet = BULLET.match(part)
        words = part[bullet.end() :] if bullet else part
        goes_on = not bullet and self.in_row and bool(self.recipients)
        if not bullet and not goes_on and _NAME.match(_bare_name(part)) and self.recipients:
            return False
        if goes_on:
            words = f"{self.recipients.pop()} {words}"
        pieces = _PARTS.split(words)
        for piece in pieces:
            self._add(piece)
        self.in_row = not words.rstrip().endswith((";", ",", ".")) and ")" not in words[-2:]
        return True

    def _add(self, piece: str) -> None:
        archive = _ARCHIVE.match(piece)
        if archive:
            self._keep(archive["where"])
            return
        name = _JUNK.sub(" ", piece).strip(" ;,.:-–")
        if re.search(r"\w{2}", name):
            self.recipients.append(name)

    def _keep(self, where: str) -> None:
        self.open = self.in_row = False
        self.archive += [mark for part in re.split(r"[,;]", where) if (mark := part.strip(" ."))]


def _is_signature(part: str) -> bool:
    text = part.strip()
    if not is_upper(text.split("(")[0]) or len(text) > 130:
        return False
    return bool(_AUTHORITY.match(text) or _POSITION.match(text) or _is_body(text))


def _is_body(text: str) -> bool:
    return text.startswith(
        (
            "BAN ",
            "ỦY BAN",
            "UỶ BAN",
            "UBND",
            "BAN CHẤP HÀNH",
            "BAN THƯỜNG",
            "SỞ ",
            "PHÒNG ",
            "HỘI ĐỒNG",
            "ĐẢNG ỦY",
            "HUYỆN ỦY",
        )
    )


def _bare_name(part: str) -> str:
    """Drop «(Đã ký)» and degrees before a name."""
    text = _JUNK.sub(" ", part).strip()
    text = re.sub(r"^(?:Đã ký:?|Ký bởi:?|(?:TS|ThS|PGS|GS|BS)\.)\s*", "", text)
    return "" if _NOT_NAME.match(text) else text.strip()


def _is_name(part: str) -> bool:
    """«Lò Thị Mai Hương», or «ĐINH VĂN SÁNG» where no post or body has such words."""
    name = _bare_name(part)
    if is_upper(part):
        return bool(_CAPITAL_NAME.match(name)) and not _is_signature(part)
    return bool(_NAME.match(name))


def _signers(parts: list[str]) -> tuple[Signer, ...]:
    signers: list[Signer] = []
    authority = behalf = position = None
    for part in parts:
        name = _bare_name(part)
        if _is_name(part):
            if authority or behalf or position:
                signers.append(Signer(name, authority, behalf, position))
            authority = behalf = position = None
            continue
        sign = _AUTHORITY.match(part)
        if sign and _AUTHORITY.match(part):
            mark, rest = sign["sign"] + ("" if "/" in sign["sign"] else "."), sign["rest"]
            acting = sign["sign"] in ("KT", "K/T", "TL", "T/L", "TUQ", "Q")
            authority = mark if authority is None or acting else authority
            behalf, position = (behalf, rest) if acting else _split_behalf(rest, position)
        elif _POSITION.match(part):
            position = part.strip()
        else:
            behalf = part.strip()
    if authority or position or behalf:
        signers.append(Signer(None, authority, behalf, position))
    return tuple(signers)


def _split_behalf(rest: str, position: str | None) -> tuple[str, str | None]:
    """«ỦY BAN NHÂN DÂN CHỦ TỊCH» on one line is a body and a post."""
    post = re.search(r"\s(?:PHÓ\s)?(?:CHỦ TỊCH|TRƯỞNG BAN|BÍ THƯ)$", rest)
    return (rest[: post.start()], post[0].strip()) if post else (rest.strip(), position)
