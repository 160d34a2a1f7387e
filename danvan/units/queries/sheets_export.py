"""The workbook of the organisation: what exists on a day, or the empty form to fill in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from danvan.accounts.models import User
from danvan.rules.sheets.form import AREAS, COUNTS, FORM, GUIDE, PEOPLE, POSTS, UNITS, ColumnForm
from danvan.units.queries.sheets import known_registers, sheet_labels
from danvan.units.sheets.areas import area_directory
from danvan.units.sheets.directory import Directory
from danvan.units.sheets.known import Known, KnownCount, Stand, stand_on
from danvan.units.sheets.units import near_areas, shown_aliases, unit_directory
from danvan.writers.sheets import Cell, Column, ColumnKind, Sheet, write_workbook

CODED = frozenset({"level", "sector", "kind", "role"})
YES = "có"
GUIDE_LINES = (
    "Mỗi trang một loại: Địa bàn, Đơn vị, Chức vụ, Người, Số hộ. Bỏ trang hoặc cột không cần.",
    "Dòng đầu là tên cột. Thứ tự cột và thứ tự dòng tùy ý. Cột lạ được bỏ qua và báo lại.",
    "Mã: để trống khi thêm mới; chương trình đề xuất. Khi đổi tên phải giữ mã để biết là đổi tên.",
    "Chỗ nào cần ghi tên đơn vị hay địa bàn thì ghi đúng tên hoặc mã. Trùng tên thì ghi mã, "
    "hoặc ghi «tên, địa bàn».",
    "Ô để trống ở mục đã có: giữ nguyên nội dung cũ.",
    "Ngày ghi như 20/10/2026. Mục mới để trống «Từ ngày» thì tính từ ngày của nơi trên nó nếu nơi "
    "đó cũng mới, nếu không thì từ hôm nay.",
    "Đổi tên, đổi cấp trên: ghi «Áp dụng từ ngày»; để trống là hôm nay. Trước đó vẫn tên cũ.",
    "Không kết thúc đơn vị, chức vụ hay phân công bằng bảng tính: việc đó làm ở trang của đơn vị "
    "hoặc của người, vì còn phải bàn giao.",
    "Người mới có tài khoản nhưng chưa có mật khẩu: mời họ ở trang Con người sau khi nhập.",
    "Tải tệp lên chưa làm thay đổi gì: chương trình cho xem trước từng dòng, và chỉ ghi khi không "
    "còn lỗi và bạn bấm ghi.",
)


def empty_workbook() -> bytes:
    """Return the form to fill in «tệp mẫu»."""
    return write_workbook([*_form_sheets({}), _guide()])


def export_workbook(user: User, on: date) -> bytes:
    """Return what a person keeps as it stands on a day: handed in again it changes nothing."""
    known = known_registers(user, on)
    areas, units = area_directory(known), unit_directory(known)
    for place in (*areas.by_key.values(), *units.by_key.values()):
        place.listed = place.kept and place.stands_on(on)
    rows = {
        AREAS.code: _areas(known, areas),
        UNITS.code: _units(known, areas, units),
        POSTS.code: _posts(known, units),
        PEOPLE.code: _people(known, units),
        COUNTS.code: _counts(known, areas),
    }
    return write_workbook([*_form_sheets(rows), _guide()])


def _form_sheets(rows: Mapping[str, Iterable[Sequence[Cell]]]) -> Iterator[Sheet]:
    labels = sheet_labels()
    for form in FORM:
        columns = tuple(_column(column, labels) for column in form.columns)
        yield Sheet(form.title, columns, rows.get(form.code, ()))


def _column(column: ColumnForm, labels: dict[str, dict[str, str]]) -> Column:
    choices = tuple(labels[column.code].values()) if column.code in CODED else ()
    if column.code == "head":
        choices = (YES,)
    needed = "Bắt buộc. " if column.needed else ""
    return Column(
        column.title, column.width, ColumnKind(column.kind), f"{needed}{column.note}", choices
    )


def _guide() -> Sheet:
    lines = [(line,) for line in GUIDE_LINES]
    return Sheet(GUIDE, (Column("Cách điền", 110),), lines)


def _standing(stands: tuple[Stand, ...], on: date) -> Stand | None:
    stand = stand_on(stands, on)
    return stand if stand.holds_on(on) else None


def _areas(known: Known, areas: Directory) -> Iterator[Sequence[Cell]]:
    for area in known.areas.values():
        stand = _standing(area.stands, known.on)
        if stand is None or area.key not in known.kept_areas:
            continue
        yield (
            area.key,
            stand.name,
            known.labels["level"][area.level],
            areas.short_name(stand.above) if stand.above else None,
            area.code,
            stand.since,
            stand.until,
            None,
        )


def _units(known: Known, areas: Directory, units: Directory) -> Iterator[Sequence[Cell]]:
    for unit in known.units.values():
        stand = _standing(unit.stands, known.on)
        if stand is None or unit.key not in known.kept_units:
            continue
        near = near_areas(areas, unit.area)
        above = stand.above
        yield (
            unit.key,
            stand.name,
            shown_aliases(stand.aliases),
            known.labels["sector"][unit.sector],
            known.labels["kind"][unit.kind],
            known.labels["level"][unit.level],
            areas.short_name(unit.area),
            units.short_name(above, near=near, sector=unit.sector) if above else None,
            stand.since,
            stand.until,
            None,
        )


def _posts(known: Known, units: Directory) -> Iterator[Sequence[Cell]]:
    for post in known.posts:
        if post.since <= known.on and (post.until is None or known.on <= post.until):
            yield (
                units.short_name(post.unit),
                post.title,
                known.labels["role"][post.role],
                YES if post.is_head else None,
                post.since,
                post.until,
            )


def _people(known: Known, units: Directory) -> Iterator[Sequence[Cell]]:
    posts = {post.pk: post for post in known.posts}
    for held in known.appointments:
        person, post = known.people[held.username], posts[held.post]
        lasts = held.since <= known.on and (held.until is None or known.on <= held.until)
        if lasts and person.active:
            yield (
                person.username,
                person.name,
                person.email,
                units.short_name(post.unit),
                post.title,
                known.labels["role"][post.role],
                held.basis,
                held.since,
                held.until,
            )


def _counts(known: Known, areas: Directory) -> Iterator[Sequence[Cell]]:
    """Return the newest count of each village on the day."""
    newest: dict[str, KnownCount] = {}
    for one in known.counts:  # by area and day
        if one.on <= known.on:
            newest[one.area] = one
    for one in newest.values():
        if areas.by_key[one.area].stands_on(known.on):
            yield areas.short_name(one.area), one.on, one.count, one.source
