"""What rows of areas and of units share: which entry a row is about, its days, what it changes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from danvan.rules.sheets.cells import free, is_key, key_of
from danvan.units.sheets.directory import Directory, Place
from danvan.units.sheets.known import Known, KnownArea, KnownUnit, Stand, stand_on
from danvan.units.sheets.reading import RowReading, say
from danvan.units.sheets.values import PlaceChange, Row


@dataclass(frozen=True)
class Entry:
    """A row and what it is about: something known, or a new key."""

    reading: RowReading
    key: str
    known: KnownArea | KnownUnit | None

    @property
    def row(self) -> Row:
        """Return the row."""
        return self.reading.row


class Keys:
    """Gives each row of a sheet its key: the one it says, the one it must mean, or a new one."""

    def __init__(self, taken: frozenset[str]) -> None:
        self.taken = set(taken)
        self.rows: dict[str, int] = {}  # key → the row that is about it
        self.given: dict[tuple[str, str], str] = {}  # name and place → the key proposed for it

    def said(self, reading: RowReading) -> str:
        """Return the key a row says; empty when it says none, or nothing that can be a key."""
        key = reading.text("key")
        if key and key not in self.taken and not is_key(key):
            reading.wrong(
                "key",
                _("mã chỉ gồm chữ thường không dấu, số và dấu gạch nối. Hãy sửa hoặc để trống."),
                key_of(key),
            )
            return ""
        return key

    def propose(self, *words: str) -> str:
        """Return a free key made of words."""
        return free(key_of(*words), self.taken)

    def claim(self, reading: RowReading, key: str) -> None:
        """Note that a row is about a key; a second row about it is a fault."""
        first = self.rows.setdefault(key, reading.row.number)
        self.taken.add(key)
        if first != reading.row.number:
            column = "key" if reading.row.get("key") else "name"
            reading.wrong(
                column,
                _("trùng với dòng %(row)d: cùng một mục. Hãy bỏ một dòng hoặc ghi mã khác.")
                % {"row": first},
            )


def outside() -> str:
    """Return what to say of what the person does not keep."""
    return _("ngoài địa bàn bạn quản lý. Hãy bỏ dòng này hoặc nhờ quản trị cấp trên.")


def stands_then(reading: RowReading, code: str, place: Place | None, since: date) -> None:
    """Refuse to build upon a place that does not exist on the day."""
    if place is not None and not place.stands_on(since):
        reading.wrong(
            code,
            _("«%(name)s» không hoạt động vào ngày %(day)s. Hãy sửa ngày hoặc chọn nơi khác.")
            % {"name": place.names[0] if place.names else place.key, "day": say(since)},
        )


def last_day(reading: RowReading, since: date) -> date | None:
    """Return the last day of something new; before the first it is a fault."""
    until = reading.day("until")
    if until is not None and until < since:
        reading.wrong(
            "until",
            _("ngày kết thúc trước ngày bắt đầu (%(day)s). Hãy sửa lại.") % {"day": say(since)},
        )
    return until


def days_stay(reading: RowReading, since: set[date], until: set[date | None]) -> None:
    """Refuse other days than those known: they are changed where their consequences are asked."""
    given = reading.day("since")
    if given is not None and given not in since:
        reading.wrong(
            "since",
            _("mục này đã có từ ngày %(day)s. Hãy ghi đúng ngày đó hoặc để trống.")
            % {"day": say(max(since))},
            say(max(since)),
        )
    ended = reading.day("until")
    if ended is not None and ended not in until:
        reading.wrong(
            "until",
            _(
                "không kết thúc bằng bảng tính, vì còn phải bàn giao việc. Hãy để trống ở đây và "
                "ghi ngày kết thúc ở trang của đơn vị hoặc của người đó."
            ),
        )


@dataclass(frozen=True)
class Said:
    """What a row says of something known; what it leaves empty stays as it is."""

    name: str
    above: str | None
    aliases: str = ""


def version_change(entry: Entry, said: Said, known: Known) -> tuple[Stand, PlaceChange | None]:
    """Return how something known stands on the day the row is for, and what the row changes."""
    owner = entry.known
    assert owner is not None  # noqa: S101  the caller looks up what is known
    reading = entry.reading
    days_stay(reading, {s.since for s in owner.stands}, {s.until for s in owner.stands})
    asked = reading.day("applies")
    stand = stand_on(owner.stands, asked or known.on)
    wanted = replace(
        stand,
        name=said.name or stand.name,
        above=said.above or stand.above,
        aliases=said.aliases or stand.aliases,
    )
    if wanted == stand:
        return stand, None
    since = asked or max(known.on, stand.since)
    _refuse_day(reading, owner, stand, since)
    change = PlaceChange(
        row=entry.row.number,
        pk=owner.pk,
        since=since,
        versioned=True,
        name=wanted.name,
        above=wanted.above,
        moved=wanted.above != stand.above,
        aliases=wanted.aliases,
    )
    return stand, change


def place_of(owner: KnownArea | KnownUnit, on: date, *, kept: bool, area: str | None) -> Place:
    """Return the entry of the directory for something known."""
    stand = stand_on(owner.stands, on)
    return Place(
        key=owner.key,
        stands=owner.stands,
        level=owner.level,
        kept=kept,
        new=False,
        area=area,
        above=stand.above,
        sector=owner.sector if isinstance(owner, KnownUnit) else "",
        names=[stand.name],
    )


def name_free(
    entry: Entry, directory: Directory, beside: Callable[[Place], bool], since: date
) -> None:
    """Refuse a name that another living entry bears at the same place."""
    name = entry.row.get("name")
    for other in directory.named(name):
        if other.key != entry.key and beside(other) and other.lives(since):
            entry.reading.wrong(
                "name",
                _("đã có «%(name)s» ở cùng nơi. Hãy ghi mã %(key)s nếu là một, hoặc đặt tên khác.")
                % {"name": name, "key": other.key},
            )
            return


def makes_ring(key: str, above: str, directory: Directory) -> bool:
    """Say whether what is above, after all rows, leads back to a place."""
    seen: set[str] = set()
    climbing: str | None = above
    while climbing is not None and climbing not in seen:
        if climbing == key:
            return True
        seen.add(climbing)
        place = directory.by_key.get(climbing)
        climbing = place.above if place else None
    return False


def with_code(change: PlaceChange | None, entry: Entry, code: str) -> PlaceChange | None:
    """Return a change that also corrects an area's code; it may be all that changes."""
    owner = entry.known
    assert isinstance(owner, KnownArea)  # noqa: S101  only areas have a code
    if not code or code == owner.code:
        return change
    if change is not None:
        return replace(change, code=code)
    stand = owner.stands[-1]
    return PlaceChange(
        entry.row.number,
        owner.pk,
        stand.since,
        versioned=False,
        name=stand.name,
        above=stand.above,
        moved=False,
        code=code,
    )


def _refuse_day(
    reading: RowReading, owner: KnownArea | KnownUnit, stand: Stand, since: date
) -> None:
    """Refuse a change on a day when the entry does not exist, or before a later change."""
    if not stand.holds_on(since):
        reading.wrong(
            "applies",
            _("«%(name)s» không hoạt động vào ngày %(day)s nên không đổi được. Hãy sửa ngày.")
            % {"name": stand.name, "day": say(since)},
        )
    later = [one for one in owner.stands if one.since > since]
    if later:
        reading.wrong(
            "applies",
            _("đã có thay đổi từ ngày %(day)s. Hãy sửa ở trang của đơn vị hoặc địa bàn đó.")
            % {"day": say(later[-1].since)},
        )
