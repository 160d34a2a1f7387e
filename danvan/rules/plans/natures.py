"""What a duty is: its role, nature, product, partners, and the way it goes."""

import re

from danvan.rules.catalogue import rule
from danvan.rules.plans.units import HEAD, find_verb, is_group, split_units, starts_with_verb

_CHAIRS = re.compile(
    r"(?:[^.;]{0,30}?\s)?(?:chủ trì|chịu trách nhiệm chính|là (?:cơ quan|đơn vị) thường trực)",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:kính )?đề nghị\s", re.IGNORECASE)
_JOINS = re.compile(
    r"(?:(?:có trách nhiệm|có nhiệm vụ|tiếp tục|tích cực|tăng cường|thường xuyên|chặt chẽ"
    r"|chịu trách nhiệm|tích cực chủ động)[\s,]+)*"
    r"phối hợp",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"phối hợp(?:\s(?:chặt chẽ|tốt|thường xuyên))?(?:\s(?:với|cùng|giữa))?\s"
    r"(?=(?:(?:chuyên viên|cán bộ|đại diện|công chức)\s)?" + HEAD + r")",
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
    "kết luận", "danh mục", "số liệu", "sổ tay",
)  # fmt: skip
_EVENTS = ("hội nghị", "hội thi", "hội thảo", "tọa đàm", "lớp tập huấn", "tập huấn", "lễ phát động")
# «hướng dẫn nộp hồ sơ» is other people's file; «phổ biến Quyết định số 5/…» an act there is.
_NOT_MADE = r"(?!\s(?:này|nêu trên|đã|phát triển|hoạt động|số\s\d|của cấp trên))"
_MAKES = re.compile(
    r"(?<!hướng dẫn )(?<!tiếp nhận )(?<!việc )(?<!về )"
    r"(?:(?:xây dựng|ban hành|lập|soạn thảo|hoàn thiện|trình|gửi|tham mưu ban hành"
    r"|biên tập|biên soạn|đăng ký|sửa đổi, bổ sung|nộp|đề xuất)\s"
    r"(?:[^.;,“]{0,32}?\s)??(?P<product>"
    + "|".join(_PRODUCTS)
    + r")|tổ chức\s(?:[^.;,“]{0,32}?\s)??(?P<event>"
    + "|".join(_EVENTS)
    + r"))"
    + _NOT_MADE,
    re.IGNORECASE,
)
_REPORTS = re.compile(r"(?<!\w)(?P<product>báo cáo)(?!\w)(?!\s?viên)", re.IGNORECASE)
# «… phản ánh về Phòng Nội vụ để tổng hợp, báo cáo»: what the receiver will do.
_PURPOSE = re.compile(r"(?<!\w)(?:để|nhằm|phục vụ)\s[^.;]{0,60}$", re.IGNORECASE)
# Work without an end: it is asked about, never late.
_LASTS = re.compile(
    r"(?<!\w)(?:thường xuyên(?!,? đột xuất)|suốt (?:giờ|thời gian|ngày|tuần|tháng|năm|ca)"
    r"|liên tục|24/7|24/24|thường trực tiếp nhận|(?:nếu|khi) (?:có|phát sinh|gặp) (?:\w+ )?"
    r"(?:vướng mắc|khó khăn|phát sinh|yêu cầu)|nếu có (?:vướng mắc|khó khăn|phát sinh))(?!\w)",
    re.IGNORECASE,
)
_FROM_NOW_ON = re.compile(
    r"(?:từ nay (?:đến|cho đến)|tiếp tục (?:thực hiện|duy trì))", re.IGNORECASE
)
# «kiểm tra ít nhất 03 xã»: counted work is over once the count is reached.
_COUNTED = re.compile(
    r"(?<!\w)(?:ít nhất|tối thiểu|không dưới)\s\d{1,3}\s(?!ngày|lần)", re.IGNORECASE
)
# «trong 05 ngày kể từ khi nhận đơn»: as often as it comes.
_EACH_TIME = re.compile(
    r"after (?:(?:tiếp )?nhận(?: được)?|có|phát sinh|xảy ra|phát hiện)\s(?!kế hoạch|văn bản này)",
    re.IGNORECASE,
)
_RECURS = re.compile(
    r"(?<!\w)(?:định kỳ|(?:hàng|hằng|mỗi)\s(?:tuần|tháng|quý|năm))(?!\w)", re.IGNORECASE
)

# «phối hợp Công an xã trong việc kiểm tra …»
_NAMES_END = re.compile(
    r"[.;:()\n]|\strong (?:công tác|việc|quá trình|thực hiện|tổ chức)\s|\svề (?:việc|nội dung)\s"
)


@rule("PLAN-06", basis="Nghị định 30/2020/NĐ-CP; cách giao việc: chủ trì, phối hợp, đề nghị")
def role_of(work: str, units: tuple[str, ...], *, asked: bool) -> str:
    """Return lead, coordinate, all or request for the words that follow the units."""
    head = work[:90].lstrip(" ,:-")
    if asked or _asks(head):
        return "request"
    if _JOINS.match(head):
        return "coordinate"
    if _CHAIRS.match(head):
        return "lead"
    return "all" if any(is_group(unit) for unit in units) else "lead"


def _asks(head: str) -> bool:
    """«Đối với Mặt trận: đề nghị tuyên truyền …»: asked behind the name."""
    asking = _ASKS.match(head)
    return asking is not None and starts_with_verb(head[asking.end() :])


def kind_meant(kind: str, value: str) -> str:
    """Return the kind of a deadline; «each time» for days that run from whatever comes in."""
    return "each time" if kind == "relative" and _EACH_TIME.search(value) else kind


@rule("PLAN-07", basis="Bốn loại việc: có sản phẩm, định kỳ, thường xuyên, đề nghị")
def nature_of(role: str, output: str | None, kinds: set[str], work: str) -> str:
    """Return deliverable, recurring, standing or request; a person decides at review.

    `kinds` are those of the deadlines, as `kind_meant` says.
    """
    if role == "request":
        return "request"
    if "recurring" in kinds or _RECURS.search(work):
        return "recurring"
    if _ends(output, kinds, work):
        return "deliverable"
    return "standing"


def _ends(output: str | None, kinds: set[str], work: str) -> bool:
    """Say whether the work is over once something is handed in or a day has come."""
    if _FROM_NOW_ON.match(work.lstrip()):
        return False
    if kinds & {"date", "period", "relative"}:
        return True
    if _LASTS.search(work) or kinds:
        return False
    return output is not None or _COUNTED.search(work) is not None


def output_of(work: str) -> str | None:
    """Return what is handed in: the first product the words name."""
    made = _MAKES.search(work)
    if made:
        return (made["product"] or made["event"]).lower()
    report = _REPORTS.search(work)
    if report is None or _PURPOSE.search(work, 0, report.start()):
        return None
    return "báo cáo"


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
    stop = _NAMES_END.search(work, at)
    limit = min(stop.start() if stop else len(work), at + 220)
    verb = find_verb(work, at + 3, limit)
    return split_units(work[at : verb if verb is not None else limit])
