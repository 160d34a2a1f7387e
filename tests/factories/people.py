"""One small named world: two communes in one province, and the people everybody tests with.

Lan plans for xã An Bình; Hoa, next door in xã Phú Lâm, must never see what is Lan's.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.units.actions import rebuild_paths
from danvan.units.models import Appointment, Area, AreaVersion, Post, Unit, UnitVersion

BEGINNING = date(2025, 7, 1)


@dataclass
class World:
    """The named world «thế giới mẫu»: units by what they are, people by name."""

    province: Unit  # UBND tỉnh
    interior: Unit  # Sở Nội vụ
    commune: Unit  # UBND xã An Bình
    office: Unit  # Phòng Văn hóa - Xã hội xã An Bình
    economy: Unit  # Phòng Kinh tế xã An Bình
    service: Unit  # Trung tâm Phục vụ hành chính công xã An Bình
    village: Unit  # Thôn Đông, xã An Bình (đầu mối nhận việc)
    party: Unit  # Ban Xây dựng Đảng Đảng ủy xã An Bình
    front: Unit  # Ủy ban MTTQ Việt Nam xã An Bình
    neighbour: Unit  # UBND xã Phú Lâm
    neighbour_office: Unit  # Phòng Văn hóa - Xã hội xã Phú Lâm

    lan: User  # planner, UBND xã An Bình
    minh: User  # chairman, UBND xã An Bình
    hung: User  # head, Phòng Văn hóa - Xã hội
    thu: User  # officer, Phòng Văn hóa - Xã hội
    quang: User  # head, Phòng Kinh tế
    tam: User  # village head
    dung: User  # partner, Ban Xây dựng Đảng
    hoa: User  # planner, UBND xã Phú Lâm
    son: User  # chairman, UBND xã Phú Lâm
    kim: User  # superior, UBND tỉnh
    van: User  # operator, UBND xã An Bình

    def people(self) -> dict[str, User]:
        """Return everybody by name."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return {name: value for name, value in values.items() if isinstance(value, User)}


def make_world() -> World:
    """Return the named world, written to the database: two thousand tests begin with it.

    Everything is made at one go, table by table.
    """
    places = _areas()
    units = _units(places)
    people = _people()
    rebuild_paths()
    named: dict[str, Any] = {**units, **people}
    world = World(**named)
    _appoint(world)
    return world


def _areas() -> dict[str, Area]:
    keys = {"tinh": "province", "an-binh": "commune", "phu-lam": "commune"}
    made = Area.objects.bulk_create(Area(key=key, level=level) for key, level in keys.items())
    province, an_binh, phu_lam = made
    AreaVersion.objects.bulk_create(
        AreaVersion(area=one, name=name, within=within, since=BEGINNING)
        for one, name, within in (
            (province, "tỉnh Minh Hải", None),
            (an_binh, "xã An Bình", province),
            (phu_lam, "xã Phú Lâm", province),
        )
    )
    return dict(zip(keys, made, strict=True))


# name in World: key, name of the unit, kind, level, area, superior (by its name here), sector
_UNITS = {
    "province": ("ubnd-tinh", "UBND tỉnh", "ubnd", "province", "tinh", "", "government"),
    "interior": ("so-noi-vu", "Sở Nội vụ", "agency", "province", "tinh", "province", "government"),
    "commune": (
        *("ubnd-an-binh", "UBND xã An Bình", "ubnd", "commune", "an-binh"),
        *("province", "government"),
    ),
    "office": (
        *("vhxh-an-binh", "Phòng Văn hóa - Xã hội", "department", "commune", "an-binh"),
        *("commune", "government"),
    ),
    "economy": (
        *("kt-an-binh", "Phòng Kinh tế", "department", "commune", "an-binh"),
        *("commune", "government"),
    ),
    "service": (
        *("hcc-an-binh", "Trung tâm Phục vụ hành chính công", "service", "commune", "an-binh"),
        *("commune", "government"),
    ),
    "village": (
        *("thon-dong", "Thôn Đông", "village", "village", "an-binh"),
        *("commune", "government"),
    ),
    "party": (
        *("bxdd-an-binh", "Ban Xây dựng Đảng Đảng ủy xã", "party_body", "commune", "an-binh"),
        *("", "party"),
    ),
    "front": (
        *("mttq-an-binh", "Ủy ban MTTQ Việt Nam xã", "front", "commune", "an-binh"),
        *("", "front"),
    ),
    "neighbour": (
        *("ubnd-phu-lam", "UBND xã Phú Lâm", "ubnd", "commune", "phu-lam"),
        *("province", "government"),
    ),
    "neighbour_office": (
        *("vhxh-phu-lam", "Phòng Văn hóa - Xã hội", "department", "commune", "phu-lam"),
        *("neighbour", "government"),
    ),
}


def _units(places: dict[str, Area]) -> dict[str, Unit]:
    made = Unit.objects.bulk_create(
        Unit(key=key, sector=sector, kind=kind, level=level, area=places[place])
        for key, _name, kind, level, place, _superior, sector in _UNITS.values()
    )
    units = dict(zip(_UNITS, made, strict=True))
    UnitVersion.objects.bulk_create(
        UnitVersion(unit=units[one], name=row[1], superior=units.get(row[5]), since=BEGINNING)
        for one, row in _UNITS.items()
    )
    return units


def _people() -> dict[str, User]:
    names = {
        "lan": "Nguyễn Thị Lan",
        "minh": "Trần Văn Minh",
        "hung": "Lê Quốc Hùng",
        "thu": "Phạm Thị Thu",
        "quang": "Vũ Đình Quang",
        "tam": "Hoàng Văn Tám",
        "dung": "Đỗ Thị Dung",
        "hoa": "Bùi Thị Hoa",
        "son": "Đặng Ngọc Sơn",
        "kim": "Ngô Thị Kim",
        "van": "Mai Thanh Vân",
    }
    made = User.objects.bulk_create(
        User(username=key, name=name, password=make_password(key)) for key, name in names.items()
    )
    return {one.username: one for one in made}


def _appoint(world: World) -> None:
    posts = (
        (world.lan, world.commune, Role.PLANNER, "Chuyên viên tham mưu", False),
        (world.minh, world.commune, Role.LEADER, "Chủ tịch UBND xã", True),
        (world.hung, world.office, Role.HEAD, "Trưởng phòng", True),
        (world.thu, world.office, Role.OFFICER, "Chuyên viên", False),
        (world.quang, world.economy, Role.HEAD, "Trưởng phòng", True),
        (world.tam, world.village, Role.VILLAGE, "Trưởng thôn", True),
        (world.dung, world.party, Role.PARTNER, "Phó Trưởng ban", False),
        (world.hoa, world.neighbour, Role.PLANNER, "Chuyên viên tham mưu", False),
        (world.son, world.neighbour, Role.LEADER, "Chủ tịch UBND xã", True),
        (world.kim, world.province, Role.SUPERIOR, "Chuyên viên theo dõi", False),
        (world.van, world.commune, Role.OPERATOR, "Quản trị hệ thống", False),
    )
    held = Post.objects.bulk_create(
        Post(unit=place, title=title, role=role, is_head=head, since=BEGINNING)
        for _user, place, role, title, head in posts
    )
    Appointment.objects.bulk_create(
        Appointment(user=row[0], post=post, since=BEGINNING)
        for row, post in zip(posts, held, strict=True)
    )


def area(key: str, name: str, level: str, within: Area | None) -> Area:
    """Return a new area with one open version."""
    made = Area.objects.create(key=key, level=level)
    AreaVersion.objects.create(area=made, name=name, within=within, since=BEGINNING)
    return made


def unit(
    key: str,
    name: str,
    kind: str,
    level: str,
    place: Area,
    superior: Unit | None = None,
    *,
    sector: str = "government",
    since: date = BEGINNING,
) -> Unit:
    """Return a new unit with one open version; paths are written by `rebuild_paths`."""
    made = Unit.objects.create(key=key, sector=sector, kind=kind, level=level, area=place)
    UnitVersion.objects.create(unit=made, name=name, superior=superior, since=since)
    return made


def person(username: str, name: str) -> User:
    """Return a new person; the password is the username."""
    return User.objects.create_user(username, username, name=name)


def appoint(
    user: User, place: Unit, role: Role, post: str, *, head: bool = False, until: date | None = None
) -> Appointment:
    """Give a person a post from the beginning of the world."""
    held, _new = Post.objects.get_or_create(
        unit=place, title=post, role=role, is_head=head, since=BEGINNING
    )
    return Appointment.objects.create(user=user, post=held, since=BEGINNING, until=until)
