"""One small named world: two communes in one province, and the people everybody tests with.

Lan plans for xã An Bình; Hoa, next door in xã Phú Lâm, must never see what is Lan's.
"""

from dataclasses import dataclass, fields
from datetime import date

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
    """Return the named world, written to the database."""
    province_area = area("tinh", "tỉnh Minh Hải", "province", None)
    an_binh = area("an-binh", "xã An Bình", "commune", province_area)
    phu_lam = area("phu-lam", "xã Phú Lâm", "commune", province_area)
    province = unit("ubnd-tinh", "UBND tỉnh", "ubnd", "province", province_area)
    commune = unit("ubnd-an-binh", "UBND xã An Bình", "ubnd", "commune", an_binh, province)
    neighbour = unit("ubnd-phu-lam", "UBND xã Phú Lâm", "ubnd", "commune", phu_lam, province)
    office = unit(
        "vhxh-an-binh", "Phòng Văn hóa - Xã hội", "department", "commune", an_binh, commune
    )
    world = World(
        province=province,
        interior=unit("so-noi-vu", "Sở Nội vụ", "agency", "province", province_area, province),
        commune=commune,
        office=office,
        economy=unit("kt-an-binh", "Phòng Kinh tế", "department", "commune", an_binh, commune),
        service=unit(
            "hcc-an-binh",
            "Trung tâm Phục vụ hành chính công",
            "service",
            "commune",
            an_binh,
            commune,
        ),
        village=unit("thon-dong", "Thôn Đông", "village", "village", an_binh, commune),
        party=unit(
            "bxdd-an-binh",
            "Ban Xây dựng Đảng Đảng ủy xã",
            "party_body",
            "commune",
            an_binh,
            sector="party",
        ),
        front=unit(
            "mttq-an-binh",
            "Ủy ban MTTQ Việt Nam xã",
            "front",
            "commune",
            an_binh,
            sector="front",
        ),
        neighbour=neighbour,
        neighbour_office=unit(
            "vhxh-phu-lam", "Phòng Văn hóa - Xã hội", "department", "commune", phu_lam, neighbour
        ),
        **_people(),
    )
    rebuild_paths()
    _appoint(world)
    return world


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
    return {key: person(key, name) for key, name in names.items()}


def _appoint(world: World) -> None:
    appoint(world.lan, world.commune, Role.PLANNER, "Chuyên viên tham mưu")
    appoint(world.minh, world.commune, Role.LEADER, "Chủ tịch UBND xã", head=True)
    appoint(world.hung, world.office, Role.HEAD, "Trưởng phòng", head=True)
    appoint(world.thu, world.office, Role.OFFICER, "Chuyên viên")
    appoint(world.quang, world.economy, Role.HEAD, "Trưởng phòng", head=True)
    appoint(world.tam, world.village, Role.VILLAGE, "Trưởng thôn", head=True)
    appoint(world.dung, world.party, Role.PARTNER, "Phó Trưởng ban")
    appoint(world.hoa, world.neighbour, Role.PLANNER, "Chuyên viên tham mưu")
    appoint(world.son, world.neighbour, Role.LEADER, "Chủ tịch UBND xã", head=True)
    appoint(world.kim, world.province, Role.SUPERIOR, "Chuyên viên theo dõi")
    appoint(world.van, world.commune, Role.OPERATOR, "Quản trị hệ thống")


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
