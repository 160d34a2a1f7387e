"""Documents in the registers of the named world, and the clerk who keeps one."""

from datetime import date

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.documents.models import Certainty, Document
from danvan.units.models import Unit
from tests.factories.people import World, appoint, person

SPRING = date(2026, 3, 2)


def clerk(world: World) -> User:
    """Return Nga, clerk of UBND xã An Bình."""
    nga = person("nga", "Hồ Thị Nga")
    appoint(nga, world.commune, Role.CLERK, "Văn thư")
    return nga


def paper(
    unit: Unit | None,
    number: str = "45/KH-UBND",
    title: str = "Công tác dân vận chính quyền năm 2026",
    *,
    issued_on: date | None = SPRING,
    **more: object,
) -> Document:
    """Return a document in the register of a unit."""
    given: dict[str, object] = {
        "kind": "Kế hoạch",
        "issuer": "UBND xã An Bình",
        "certainty": Certainty.OWN,
        "issuer_unit": unit,
    }
    return Document.objects.create(
        unit=unit, number=number, title=title, issued_on=issued_on, **given | more
    )


def law(
    number: str = "901/2023/NĐ-CP",
    title: str = "Về việc thử",
    *,
    issued_on: date | None = date(2023, 5, 4),
    **more: object,
) -> Document:
    """Return a document of law."""
    given: dict[str, object] = {
        "kind": "Nghị định",
        "issuer": "Chính phủ",
        "certainty": Certainty.VERIFIED,
        "side": Document.Side.LAW,
        "source": "https://example.org/cong-bao",
        "in_force_from": issued_on,
    }
    return Document.objects.create(number=number, title=title, issued_on=issued_on, **given | more)


def keeper(world: World) -> User:
    """Return Oanh, operator of the province: the register of law is kept by the uppermost unit."""
    known = User.objects.filter(username="oanh").first()
    if known is not None:
        return known
    oanh = person("oanh", "Tô Thị Oanh")
    appoint(oanh, world.province, Role.OPERATOR, "Quản trị hệ thống")
    return oanh
