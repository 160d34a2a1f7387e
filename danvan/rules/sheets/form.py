"""The form «mẫu» of the workbook: its sheets, their columns, and which heading means which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from danvan.rules.text.letters import bare_words

HEADING_WITHIN: Final = 10  # a title and a note may stand above the heading
KNOWN_BY: Final = 2  # so many headings of the form make a row the heading


@dataclass(frozen=True)
class ColumnForm:
    """A column of the form «cột»: `code` for us, `title` for people, `also` other headings.

    `kind` is "text", "day" or "number"; `needed` columns must be there and filled.
    """

    code: str
    title: str
    needed: bool = False
    kind: str = "text"
    width: int = 20
    note: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetForm:
    """A sheet of the form «trang»."""

    code: str
    title: str
    columns: tuple[ColumnForm, ...]

    def column(self, code: str) -> ColumnForm:
        """Return a column by its code; raises KeyError."""
        for column in self.columns:
            if column.code == code:
                return column
        raise KeyError(code)


@dataclass(frozen=True)
class Laid:
    """A sheet as read, laid on its form: `codes` of its columns in order, None where unknown.

    `extra` are headings that mean nothing here; `missing` are needed columns that are not there.
    """

    form: SheetForm
    heading: int
    codes: tuple[str | None, ...]
    extra: tuple[str, ...]
    missing: tuple[ColumnForm, ...]


KEY: Final = ColumnForm(
    "key", "Mã", note="Để trống nếu là mục mới hoặc tên đã đủ phân biệt.", width=24
)
SINCE: Final = ColumnForm("since", "Từ ngày", kind="day", width=13, note="Ngày/tháng/năm.")
UNTIL: Final = ColumnForm(
    "until", "Đến ngày", kind="day", width=13, note="Để trống nếu còn hiệu lực."
)
APPLIES: Final = ColumnForm(
    "applies",
    "Áp dụng từ ngày",
    kind="day",
    width=16,
    note="Khi đổi tên hoặc cấp trên: ngày có hiệu lực. Để trống là hôm nay.",
)

AREAS: Final = SheetForm(
    "areas",
    "Địa bàn",
    (
        KEY,
        ColumnForm("name", "Tên", True, width=34, also=("Tên địa bàn",), note="Ví dụ: xã An Bình."),
        ColumnForm("level", "Cấp", True, width=18),
        ColumnForm("within", "Thuộc địa bàn", width=34, note="Tên hoặc mã của địa bàn bao quanh."),
        ColumnForm("code", "Mã hành chính", width=16, note="Mã do Nhà nước cấp, nếu biết."),
        SINCE,
        UNTIL,
        APPLIES,
    ),
)
UNITS: Final = SheetForm(
    "units",
    "Đơn vị",
    (
        KEY,
        ColumnForm("name", "Tên", True, width=44, also=("Tên đơn vị",)),
        ColumnForm(
            "aliases", "Tên gọi khác", width=36, note="Nhiều tên thì ngăn bằng dấu chấm phẩy."
        ),
        ColumnForm("sector", "Khối", True),
        ColumnForm("kind", "Loại", True, width=28, also=("Loại đơn vị",)),
        ColumnForm("level", "Cấp", True, width=18),
        ColumnForm("area", "Địa bàn", True, width=28, note="Tên hoặc mã của địa bàn."),
        ColumnForm(
            "superior",
            "Cấp trên",
            width=44,
            also=("Cấp trên trực tiếp",),
            note="Tên hoặc mã của đơn vị cấp trên trong cùng khối.",
        ),
        SINCE,
        UNTIL,
        APPLIES,
    ),
)
POSTS: Final = SheetForm(
    "posts",
    "Chức vụ",
    (
        ColumnForm("unit", "Đơn vị", True, width=44, note="Tên hoặc mã của đơn vị."),
        ColumnForm("title", "Chức vụ", True, width=34, also=("Tên chức vụ",)),
        ColumnForm("role", "Vai trò", True, width=28),
        ColumnForm(
            "head", "Đứng đầu", width=12, also=("Người đứng đầu",), note="Có hoặc để trống."
        ),
        SINCE,
        UNTIL,
    ),
)
PEOPLE: Final = SheetForm(
    "people",
    "Người",
    (
        ColumnForm(
            "username",
            "Tên đăng nhập",
            width=22,
            note="Để trống thì chương trình đề xuất theo họ tên.",
        ),
        ColumnForm("name", "Họ và tên", True, width=28, also=("Họ tên",)),
        ColumnForm("email", "Thư điện tử", width=30, also=("Email", "E-mail")),
        ColumnForm("unit", "Đơn vị", True, width=44, note="Tên hoặc mã của đơn vị."),
        ColumnForm("title", "Chức vụ", True, width=34),
        ColumnForm("role", "Vai trò", width=28, note="Chỉ cần khi đơn vị có hai chức vụ cùng tên."),
        ColumnForm("basis", "Quyết định số", width=22),
        SINCE,
        UNTIL,
    ),
)
COUNTS: Final = SheetForm(
    "counts",
    "Số hộ",
    (
        ColumnForm("area", "Địa bàn", True, width=34, note="Tên hoặc mã của thôn, tổ dân phố."),
        ColumnForm("on", "Ngày chốt", True, "day", 13),
        ColumnForm("count", "Số hộ", True, "number", 10),
        ColumnForm("source", "Nguồn", True, width=40, note="Số liệu lấy ở đâu."),
    ),
)
FORM: Final = (AREAS, UNITS, POSTS, PEOPLE, COUNTS)
GUIDE: Final = "Hướng dẫn"
LISTS: Final = "Danh mục"


def sheet_form(code: str) -> SheetForm:
    """Return a sheet of the form by its code; raises KeyError."""
    for form in FORM:
        if form.code == code:
            return form
    raise KeyError(code)


def is_ours_to_skip(name: str) -> bool:
    """Say whether a sheet is one of the form's own pages for people."""
    return bare_words(name) in {bare_words(GUIDE), bare_words(LISTS)}


def lay(name: str, rows: Sequence[Sequence[str]]) -> Laid | None:
    """Return a sheet laid on its form, known by its name or else by its headings; None: neither.

    `rows` are its first ones; `heading` is the place of the heading among them.
    """
    named = [form for form in FORM if bare_words(form.title) == bare_words(name)]
    tried = [laid for form in named or FORM if (laid := lay_on(form, rows)) is not None]
    if named:
        return tried[0] if tried else Laid(named[0], 0, (), (), _needed(named[0], ()))
    whole = [laid for laid in tried if not laid.missing]
    return max(whole, key=lambda laid: len(laid.codes) - laid.codes.count(None), default=None)


def lay_on(form: SheetForm, rows: Sequence[Sequence[str]]) -> Laid | None:
    """Return the first row that bears headings of a form, as its heading."""
    meaning = {
        bare_words(title): column.code
        for column in form.columns
        for title in (column.title, *column.also)
    }
    for place, row in enumerate(rows[:HEADING_WITHIN]):
        codes = _once(meaning.get(bare_words(cell)) for cell in row)
        if len(codes) - codes.count(None) >= KNOWN_BY:
            extra = tuple(
                cell for cell, code in zip(row, codes, strict=True) if cell and code is None
            )
            return Laid(form, place, codes, extra, _needed(form, codes))
    return None


def _once(codes: Iterable[str | None]) -> tuple[str | None, ...]:
    """Return the codes, a second column of one meaning left out."""
    seen: set[str] = set()
    kept: list[str | None] = []
    for code in codes:
        kept.append(None if code in seen else code)
        seen |= {code} if code else set()
    return tuple(kept)


def _needed(form: SheetForm, codes: Sequence[str | None]) -> tuple[ColumnForm, ...]:
    return tuple(column for column in form.columns if column.needed and column.code not in codes)
