"""Who signs: the blocks of authority, body, post and name at the foot of a plan."""

import re
from dataclasses import dataclass
from itertools import pairwise

from danvan.rules.plans.model import Signer
from danvan.rules.text.letters import is_upper
from danvan.rules.text.normalise import Line

_AUTHORITY = re.compile(
    r"(?P<sign>TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s?(?:\.|(?<=/\w))?\s?(?P<rest>\S.*)$"
)
# The same, but sure even where the words behind it are no capitals: «TM. Ủy ban nhân dân»
_SURE_AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s?[./]\s?[A-ZĐỦỞ]")
_POSITION = re.compile(
    r"(?:KT\.?\s)?(?:Q\.\s?)?(?:PHÓ\s|PHỤ TRÁCH\s|QUYỀN\s)?(?:CHỦ TỊCH|CHỦ NHIỆM|TRƯỞNG|GIÁM ĐỐC"
    r"|BÍ THƯ|CHÁNH|HIỆU TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|CỤC TRƯỞNG|VIỆN TRƯỞNG|CHI CỤC TRƯỞNG"
    r"|THỦ TRƯỞNG|ỦY VIÊN|PHÓ|CHỈ HUY|TỔNG|ĐỘI TRƯỞNG|ĐẠI ĐỘI)"
)
_PLAIN_POSITION = re.compile(
    r"(?:Quyền\s)?(?:Phó\s)?(?:Chủ tịch|Chủ nhiệm|Trưởng (?:ban|phòng)|Giám đốc|Hiệu trưởng|Bí thư"
    r"|Chánh Văn phòng|Chánh Thanh tra)(?:\s[\w ]{0,40})?$"
)
_BODIES = (
    "BAN ", "ỦY BAN", "UỶ BAN", "UBND", "SỞ ", "PHÒNG ", "HỘI ĐỒNG", "ĐẢNG ỦY", "HUYỆN ỦY",
    "TỈNH ỦY", "CHI BỘ",
)  # fmt: skip
_NAME = re.compile(r"(?:[A-ZĐÀ-Ỹ][a-zà-ỹđ']*)(?:\s[A-ZĐÀ-Ỹ][a-zà-ỹđ']*){1,5}$")
_NOT_NAME = re.compile(r"(?:Nơi|Như|Phòng|Ban|Sở|Ủy Ban|Đã Ký|Hội Đồng|Thành Viên)\s")
_CAPITAL_NAME = re.compile(r"[A-ZĐÀ-Ỹ]{2,}(?:\s[A-ZĐÀ-Ỹ]{1,}){1,4}$")
_REMARK = re.compile(r"\s*\((?:[^()]*)\)\s*")
_BEFORE_NAME = re.compile(
    r"^(?:Đã ký:?|Ký bởi:?|(?:(?:PGS|GS|TS|ThS|BS|CN|KS|Ths|Bs|CKI|CKII|Đại tá|Thượng tá|Trung tá"
    r"|Thiếu tá|Đại úy|Thượng úy)\.?,?\s?)+)\s*(?=[A-ZĐÀ-Ỹ])"
)
_POST_BEHIND = re.compile(r"\s(?:PHÓ\s)?(?:CHỦ TỊCH|TRƯỞNG BAN|BÍ THƯ)$")
_ACTING = ("KT", "K/T", "TL", "T/L", "TUQ", "Q")
# Surnames that most signers bear: a name that other words are run together with must begin so.
SURNAMES = frozenset(
    {
     "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi",
     "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Đào", "Đoàn", "Trương", "Lâm", "Mai", "Tô",
     "Trịnh", "Hà", "Cao", "Lương", "Lưu", "Vương", "Tạ", "Phùng", "Châu", "Thái", "Kiều",
     "Quách", "Lò", "Lù", "Vàng", "Giàng", "Sùng", "Thào", "Nông", "Triệu", "Ma", "Bế", "Hứa",
     "Vi", "Lô", "Lường", "Quàng", "Cầm", "Điêu", "Tòng", "Cà", "Đàm", "Chu", "Nghiêm",
     "Khổng", "Tống", "Từ", "La", "Thạch", "Lục", "Mạc", "Doãn", "Ông", "Chử", "Bạch", "Cù",
     "Tăng", "Thân", "Hạng", "Mùa", "Ly", "Tráng", "Chảo", "Tẩn", "Bàn", "Đèo", "Siu", "Ksor",
     "Kpă", "Niê",
    }
)  # fmt: skip


SAME_HEIGHT = 4.0  # points: two blocks of signatures print their names on one line


@dataclass(frozen=True)
class SignPart:
    """Words of a signature «phần chữ ký»: where their middle stands across the page."""

    text: str
    middle: float
    line: Line


def is_signature(part: str) -> bool:
    """Say whether words are an authority, a body or a post as signatures print them."""
    text = part.strip()
    if len(text) > 130:
        return False
    if _SURE_AUTHORITY.match(text):
        return True
    if not is_upper(text.split("(")[0]):
        return False
    return bool(_AUTHORITY.match(text) or _POSITION.match(text) or text.startswith(_BODIES))


def is_post(part: str) -> bool:
    """Say whether words are an authority or a post: more than the name of a body."""
    text = part.strip()
    if not is_upper(text.split("(")[0]):
        return bool(_SURE_AUTHORITY.match(text))
    return bool(_AUTHORITY.match(text) or _POSITION.match(text))


def is_plain_post(part: str) -> bool:
    """Say whether words are a post in small letters: «Chủ tịch» below «TM. Ủy ban nhân dân»."""
    return bool(_PLAIN_POSITION.match(part.strip()))


def is_name(part: str) -> bool:
    """«Lò Thị Mai Hương», or «ĐINH VĂN SÁNG» where no post or body has such words."""
    name = bare_name(part)
    if is_upper(part):
        return bool(_CAPITAL_NAME.match(name)) and not is_signature(part)
    return looks_like_name(name)


def looks_like_name(words: str) -> bool:
    """Say whether all words begin as those of a name do."""
    return bool(_NAME.match(words)) and not is_plain_post(words)


def bare_name(part: str) -> str:
    """Drop «(Đã ký)», degrees and ranks before a name."""
    text = _REMARK.sub(" ", part).strip()
    text = _BEFORE_NAME.sub("", text)
    return "" if _NOT_NAME.match(text) else text.strip()


def read_signers(parts: list[SignPart]) -> tuple[Signer, ...]:
    """Return who signs; of two blocks side by side the left one comes first."""
    words = [part.text for part in _column_by_column(parts)]
    signers: list[Signer] = []
    authority = behalf = position = None
    for part in words:
        if is_name(part):
            if authority or behalf or position:
                signers.append(Signer(bare_name(part), authority, behalf, position))
            authority = behalf = position = None
            continue
        sign = _AUTHORITY.match(part)
        if sign:
            mark, rest = sign["sign"] + ("" if "/" in sign["sign"] else "."), sign["rest"]
            acting = sign["sign"] in _ACTING
            authority = mark if authority is None or acting else authority
            behalf, position = (behalf, rest) if acting else _split_behalf(rest, position)
        elif _POSITION.match(part) or is_plain_post(part):
            position = part.strip()
        else:
            behalf = part.strip()
    if authority or position or behalf:
        signers.append(Signer(None, authority, behalf, position))
    return tuple(signers)


def _column_by_column(parts: list[SignPart]) -> list[SignPart]:
    """Return the parts in the order of reading: down the left block, then down the right one."""
    pair = next((two for two in pairwise(parts) if _side_by_side(*two)), None)
    if pair is None:
        return parts
    between = (pair[0].middle + pair[1].middle) / 2
    return sorted(parts, key=lambda part: part.middle > between)


def _side_by_side(one: SignPart, other: SignPart) -> bool:
    if one.middle >= other.middle:
        return False
    left, right = one.line.place, other.line.place
    if left.table is not None:
        return (left.table, left.row) == (right.table, right.row)
    if left.box is not None and right.box is not None:
        return left.page == right.page and abs(left.box[1] - right.box[1]) < SAME_HEIGHT
    return one.line is other.line


def _split_behalf(rest: str, position: str | None) -> tuple[str, str | None]:
    """«ỦY BAN NHÂN DÂN CHỦ TỊCH» on one line is a body and a post."""
    post = _POST_BEHIND.search(rest)
    return (rest[: post.start()], post[0].strip()) if post else (rest.strip(), position)
