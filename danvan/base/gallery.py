"""The gallery of components: every piece on one page with content as it will be, in debug only."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from danvan.base import states
from danvan.base.forms import DayField

TODAY = date(2026, 7, 15)
PAGES = {
    "": "gallery.html",
    "inbox": "gallery/inbox.html",
    "work": "gallery/work.html",
    "review": "gallery/review.html",
    "public": "gallery/public.html",
    "bare": "gallery/bare.html",
}


@dataclass(frozen=True)
class Why:
    """How a due day came about «vì sao»."""

    steps: tuple[str, ...]
    basis: str
    basis_url: str = ""
    verified: bool = True


@dataclass(frozen=True)
class Work:
    """One obligation as an inbox shows it «nhiệm vụ»."""

    title: str
    state: states.StateShown
    due: date | None = None
    who: str = "Phòng Văn hóa - Xã hội"
    origin: str = "Kế hoạch số 27/KH-UBND, mục II.3"
    url: str = "?page=work"
    why: Why | None = None
    before: date | None = None
    done: bool = False
    none: str = ""


@dataclass(frozen=True)
class Row:
    """A row of a table: its cells in the order of the columns."""

    cells: tuple[object, ...]


@dataclass(frozen=True)
class StateCell:
    """A cell that holds a state."""

    state: states.StateShown
    template: str = "gallery/_state_cell.html"


@dataclass(frozen=True)
class ReadRow:
    """A duty as the review page shows it."""

    pk: int
    title: str
    lead: str
    partners: str
    due: date | None
    spans: str
    mood: str = ""
    warning: str = ""
    nature: str = "Việc có hạn"


@dataclass(frozen=True)
class Link:
    """A breadcrumb or a tab."""

    label: str
    url: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True)
class Count:
    """A number with the records behind it."""

    number: int
    label: str
    tone: str
    url: str = "?page=inbox"


@dataclass(frozen=True)
class Event:
    """What happened and when."""

    at: date
    text: str
    by: str
    icon: str
    url: str = ""


@dataclass(frozen=True)
class Party:
    """Who takes part and as what."""

    role: str
    name: str
    person: str = ""
    state: states.StateShown | None = None


@dataclass(frozen=True)
class Proof:
    """A piece of evidence «minh chứng»."""

    kind: str
    title: str
    note: str = ""
    url: str = ""
    at: date = date(2026, 7, 13)


class SampleForm(forms.Form):
    """Every kind of control once."""

    title = forms.CharField(label="Tên nhiệm vụ", help_text="Viết như trong văn bản giao việc.")
    due = DayField(label="Hạn hoàn thành", help_text="Ngày cuối cùng còn đúng hạn.")
    unit = forms.ChoiceField(
        label="Đơn vị chủ trì",
        choices=[("", "– chọn –"), ("1", "Phòng Kinh tế"), ("2", "Văn phòng HĐND và UBND")],
    )
    nature = forms.ChoiceField(
        label="Loại việc",
        widget=forms.RadioSelect,
        choices=[
            ("a", "Có sản phẩm, có hạn"),
            ("b", "Thường xuyên"),
            ("c", "Đề nghị cơ quan khác"),
        ],
    )
    partners = forms.MultipleChoiceField(
        label="Phối hợp",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("f", "Ủy ban MTTQ xã"), ("p", "Công an xã"), ("y", "Đoàn Thanh niên xã")],
    )
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea)
    sure = forms.BooleanField(label="Tôi đã đối chiếu với bản có chữ ký")


class FilterForm(forms.Form):
    """What an inbox may be narrowed by."""

    q = forms.CharField(label="Từ khóa", required=False)
    origin = forms.ChoiceField(
        label="Nguồn", required=False, choices=[("", "Tất cả"), ("plan", "Kế hoạch")]
    )
    until = DayField(label="Hạn đến ngày", required=False)


class UploadForm(forms.Form):
    """One file."""

    file = forms.FileField(label="Tệp kế hoạch")


def gallery(request: HttpRequest) -> HttpResponse:
    """Show the components, or one of the layouts by `?page=`; there is no such page in service."""
    name = PAGES.get(request.GET.get("page", ""))
    if not settings.DEBUG or name is None:
        raise Http404
    return render(request, name, pieces())


def pieces() -> dict[str, Any]:
    """Return what the gallery shows."""
    return {
        "today": TODAY,
        "post": "Chuyên viên, UBND xã Suối Lim",
        "states": every_state(),
        "why_late": WHY,
        "due_soon": TODAY + timedelta(days=5),
        "due_late": TODAY - timedelta(days=3),
        "due_far": date(2026, 10, 20),
        "form": SampleForm(),
        "bad_form": SampleForm({"due": "31/02/2026", "note": "Đã gọi điện nhắc."}, prefix="bad"),
        "filter_form": FilterForm(auto_id="filter_%s"),
        "upload_form": UploadForm(auto_id="upload_%s"),
        "columns": COLUMNS,
        "rows": table_rows(),
        "page": Paginator(range(1240), 50).page(4),
        "groups": GROUPS,
        "standing": STANDING,
        "read_rows": READ_ROWS,
        **SMALL,
    }


def every_state() -> tuple[states.StateShown, ...]:
    """Return each state once."""
    return (
        states.IN_TIME,
        states.DUE_SOON,
        states.overdue(3),
        states.SUBMITTED,
        states.DONE_IN_TIME,
        states.DONE_LATE,
        states.NOT_ARISEN,
        states.NOT_APPLICABLE,
        states.PAUSED,
        states.STANDING,
        states.REQUESTED,
    )


def table_rows() -> tuple[Row, ...]:
    """Return three units and how far each has come."""
    return (
        Row(("Phòng Văn hóa - Xã hội", 24, 18, StateCell(states.DUE_SOON))),
        Row(("Trung tâm Phục vụ hành chính công", 9, 9, StateCell(states.DONE_IN_TIME))),
        Row(("Ban Chỉ huy Quân sự xã", 1240, 7, StateCell(states.overdue(12)))),
    )


@dataclass(frozen=True)
class Group:
    """A group of an inbox."""

    title: str
    items: tuple[Work, ...] = field(default_factory=tuple)


def at(day: int, hour: int) -> datetime:
    """Return a moment of July 2026."""
    return datetime(2026, 7, day, hour, 5, tzinfo=timezone.get_default_timezone())


WHY = Why(
    steps=(
        "Kế hoạch ghi: “gửi báo cáo trước ngày 20 tháng 7”.",
        "Trước ngày 20 là chậm nhất ngày 19/07/2026.",
        "Ngày do kế hoạch ấn định nên không dời dù rơi vào Chủ nhật: gửi chậm nhất thứ Sáu 17/07.",
    ),
    basis="Kế hoạch số 27/KH-UBND ngày 09/03/2026, mục III, đoạn 2",
    basis_url="?page=review",
)
COLUMNS = (
    {"label": "Đơn vị"},
    {"label": "Được giao", "num": True},
    {"label": "Đã xong", "num": True},
    {"label": "Tình trạng"},
)
GROUPS = (
    Group(
        "Quá hạn",
        (
            Work(
                "Niêm yết lịch tiếp công dân quý III tại nhà văn hóa các thôn và báo lại bằng ảnh",
                states.overdue(5),
                date(2026, 7, 10),
                why=WHY,
                before=date(2026, 6, 30),
            ),
        ),
    ),
    Group(
        "Tuần này",
        (
            Work("Gửi báo cáo sáu tháng", states.DUE_SOON, date(2026, 7, 19), why=WHY),
            Work(
                "Trả lời hai kiến nghị nêu tại buổi đối thoại ở thôn Nà Lim",
                states.SUBMITTED,
                date(2026, 7, 17),
                who="Phòng Kinh tế",
                origin="Đối thoại ngày 24/06/2026",
            ),
        ),
    ),
    Group(
        "Chờ đơn vị khác",
        (
            Work(
                "Cho ý kiến về dự thảo quy ước của ba thôn",
                states.REQUESTED,
                date(2026, 8, 14),
                who="Ủy ban MTTQ xã",
            ),
        ),
    ),
)
STANDING = (
    Work(
        "Tiếp nhận và trả lời phản ánh về thủ tục hành chính", states.STANDING, none="thường xuyên"
    ),
    Work(
        "Cập nhật số điện thoại đường dây nóng", states.NOT_ARISEN, none="thường xuyên", done=True
    ),
)
READ_ROWS = (
    ReadRow(
        1,
        "Rà soát, niêm yết công khai bộ thủ tục hành chính tại nơi tiếp dân",
        "Tổ công nghệ số thôn",
        "–",
        None,
        "2",
        "unresolved",
        "Chưa tìm được đơn vị “Tổ công nghệ số thôn” dưới UBND xã Suối Lim. Hãy chọn đơn vị.",
        "Thường xuyên",
    ),
    ReadRow(
        2,
        "Tổ chức ít nhất hai hội nghị đối thoại giữa Chủ tịch UBND xã và Nhân dân",
        "Văn phòng HĐND và UBND",
        "Ủy ban MTTQ xã",
        date(2026, 10, 20),
        "3 4",
        "accepted",
    ),
    ReadRow(
        3,
        "Báo cáo kết quả sáu tháng và cả năm",
        "Phòng Văn hóa - Xã hội",
        "–",
        TODAY,
        "5",
        "changed",
    ),
    ReadRow(4, "Nơi nhận: như trên", "–", "–", None, "6", "dropped"),
)
SMALL: dict[str, Any] = {
    "crumbs": (Link("Kế hoạch", "?page="), Link("Kế hoạch số 27/KH-UBND", "?page=review")),
    "tabs": (
        Link("Nhiệm vụ", "?", count=24, current=True),
        Link("Chỉ tiêu", "?page=inbox", count=6),
        Link("Văn bản viện dẫn", "?page=work"),
    ),
    "counts": (
        Count(3, "quá hạn", "late"),
        Count(7, "đến hạn tuần này", "soon"),
        Count(2, "đang chờ xác nhận", "waiting"),
        Count(1240, "đã xong trong năm", "good"),
    ),
    "events": (
        Event(at(14, 16), "Trả lại: thiếu ảnh của hai thôn", "Bàn Văn Sẻn", "arrow-uturn-left"),
        Event(at(13, 9), "Trình hoàn thành", "Lò Thị Ươm", "paper-airplane"),
        Event(at(2, 8), "Gia hạn đến 10/07/2026", "Chủ tịch UBND xã", "calendar-days"),
        Event(date(2026, 3, 9), "Phát sinh từ kế hoạch", "", "document-text", "?page=review"),
    ),
    "parties": (
        Party("Chủ trì", "Phòng Văn hóa - Xã hội", "Lò Thị Ươm"),
        Party("Phối hợp", "Công an xã", state=states.DONE_IN_TIME),
        Party("Đề nghị", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Suối Lim"),
    ),
    "evidence": (
        Proof("file", "Anh-niem-yet-thon-Na-Lim.jpg", "1,2 MB", "?page=work"),
        Proof("document", "Thông báo số 61/TB-UBND ngày 26/06/2026"),
        Proof("paper", "Biên bản niêm yết", "Hồ sơ số 14, tủ 2, phòng Văn thư"),
    ),
}
