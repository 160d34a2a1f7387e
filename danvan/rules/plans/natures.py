"""What a duty is: its role, nature, product, partners, and the way it goes."""

import re

from danvan.rules.catalogue import rule
from danvan.rules.plans.units import HEAD, find_verb, is_group, split_units

_CHAIRS = re.compile(
    r"(?:[^.;]{0,30}?\s)?(?:chủ trì|chịu trách nhiệm chính|là (?:cơ quan|đơn vị) thường trực)",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"(?:(?:có trách nhiệm|có nhiệm vụ|tiếp tục|tích cực|tăng cường|thường xuyên|chặt chẽ"
    r"|chịu trách nhiệm|tích cực chủ động)[\s,]+)*"
    r"phối hợp",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"phối hợp(?:\s(?:chặt chẽ|tốt|thường xuyên))?(?:\s(?:với|cùng|giữa))?\s(?=" + HEAD + r")",
    re.IGNORECASE,
)
_ADVISES = re.compile(
    r"tham mưu(?:[^.;]{0,25}?\s)??(?:\s?(?:cho|với|giúp))?\s(?=" + HEAD + r"|lãnh đạo|cấp ủy)",
    re.IGNORECASE,
)
_CHANNEL = re.compile(
    r"\((?:thông\s)?qua\s(?P<a>[^()]{3,80})\)|(?:thông qua|, qua|\squa)\s(?P<b>(?:[Pp]hòng"
    r"|[Vv]ăn phòng|[Ss]ở|[Bb]an)\s[A-ZĐ][^.,;()]{2,60}?)(?=\s(?:trước|để|chậm|tổng hợp|theo)"
    r"|[.,;()]|$)"
)
_PRODUCTS = (
    "chương trình hành động", "kế hoạch", "báo cáo", "quy chế", "quy định", "hồ sơ",
    "nghị quyết", "quyết định", "chỉ thị", "hướng dẫn", "công văn", "văn bản", "đề án",
    "phương án", "chương trình", "tài liệu", "dự toán", "danh sách", "tờ trình", "bộ tiêu chí",
    "biên bản", "hội nghị", "hội thi", "lớp tập huấn", "tập huấn", "tin, bài", "nội quy",
)  # fmt: skip
_MAKES = re.compile(
    r"(?:xây dựng|ban hành|lập|soạn thảo|hoàn thiện|trình|gửi|tham mưu ban hành|biên tập"
    r"|biên soạn|tổ chức|đăng ký|sửa đổi, bổ sung|nộp|đề xuất)\s"
    r"(?:[^.;,“]{0,32}?\s)?(?P<product>"
    + "|".join(_PRODUCTS)
    + r")(?!\s(?:này|nêu trên|đã|phát triển|hoạt động))",
    re.IGNORECASE,
)
_REPORTS = re.compile(r"(?<!\w)(?P<product>báo cáo)(?!\w)(?!\s?viên)", re.IGNORECASE)
_RECURS = re.compile(
    r"(?<!\w)(?:định kỳ|(?:hàng|hằng|mỗi)\s(?:tuần|tháng|quý|năm))(?!\w)", re.IGNORECASE
)


@rule("PLAN-06", basis="Nghị định 30/2020/NĐ-CP; cách giao việc: chủ trì, phối hợp, đề nghị")
def role_of(work: str, units: tuple[str, ...], *, asked: bool) -> str:
    """Return lead, coordinate, all or request for the words that follow the units."""
    if asked:
        return "request"
    head = work[:90].lstrip(" ,:-")
    if _CHAIRS.match(head):
        return "lead"
    if _JOINS.match(head):
        return "coordinate"
    return "all" if any(is_group(unit) for unit in units) else "lead"


@rule("PLAN-07", basis="Bốn loại việc: có sản phẩm, định kỳ, thường xuyên, đề nghị")
def nature_of(role: str, output: str | None, kinds: set[str], work: str) -> str:
    """Return deliverable, recurring, standing or request; a person decides at review."""
    if role == "request":
        return "request"
    if "recurring" in kinds or _RECURS.search(work):
        return "recurring"
    if kinds & {"date", "period", "relative"} or output is not None:
        return "deliverable"
    return "standing"


def output_of(work: str) -> str | None:
    """Return what is handed in: the first product the words name."""
    made = _MAKES.search(work)
    if made:
        return made["product"].lower()
    report = _REPORTS.search(work)
    return "báo cáo" if report else None


def partners_of(work: str) -> tuple[str, ...]:
    """Return the bodies that «phối hợp với» names."""
    match = _WITH.search(work)
    return _names_at(work, match.end()) if match else ()


def advised_by(work: str) -> str | None:
    """Return for whom a «tham mưu» prepares."""
    match = _ADVISES.search(work)
    if match is None:
        return None
    names = _names_at(work, match.end())
    return ", ".join(names) or None


def channel_of(work: str) -> str | None:
    """Return through whom the work goes: «(qua Phòng Nội vụ)»."""
    match = _CHANNEL.search(work)
    return (match["a"] or match["b"]).strip() if match else None


def _names_at(work: str, at: int) -> tuple[str, ...]:
    stop = re.compile(r"[.;:()\n]").search(work, at)
    limit = min(stop.start() if stop else len(work), at + 220)
    verb = find_verb(work, at + 3, limit)
    return split_units(work[at : verb if verb is not None else limit])
