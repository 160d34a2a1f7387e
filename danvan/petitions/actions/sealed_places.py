"""Laying a case where the law sends it, and charging people with what is sealed of it."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused
from danvan.petitions.models import Petition, SealedCase, SealKeeper
from danvan.petitions.queries.sealed import (
    NoSuperior,
    competent_unit,
    is_shut_out,
    receivers_of,
    settlers_of,
    settling_post,
)
from danvan.units.queries import unit_book


class NowhereToGo(ActRefused):
    """The case belongs to a superior who cannot take it in here «không có nơi tiếp nhận»."""

    def __init__(self, unit: str = "") -> None:
        told = (
            _(
                "Việc này thuộc thẩm quyền của %(unit)s, nhưng ở đó chưa ai được giao chức vụ "
                "người tiếp công dân, nhận đơn trên hệ thống."
            )
            % {"unit": unit}
            if unit
            else _("Việc này thuộc thẩm quyền của cấp trên, nhưng danh bạ chưa có cấp trên đó.")
        )
        onward = _(
            "Sổ đơn chưa có gì thay đổi; nội dung đang nhập còn trên trang này. Hãy nhận bản giấy, "
            "niêm phong trong phong bì và chuyển cấp trên theo đường văn thư. Nếu quản trị cấp "
            "trên giao được người nhận ngay thì bấm gửi lại."
        )
        super().__init__(f"{told} {onward}")


class KeeperShutOut(ActRefused):
    """A person is to handle a case about himself or about one above him «không được giao»."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "%(name)s là người bị tố cáo hoặc dưới quyền người bị tố cáo nên không được giao "
                "hồ sơ này. Hãy chọn người khác."
            )
            % {"name": name}
        )


def place_for(unit: int, *, about_post: int | None, about_unit: int | None, on: date) -> int:
    """Return the unit whose register a case is entered into. Raises NowhereToGo."""
    try:
        place = competent_unit(unit, about_post=about_post, about_unit=about_unit, on=on)
    except NoSuperior:
        raise NowhereToGo from None
    if place != unit and not receivers_of(place, on=on).exists():
        raise NowhereToGo(unit_book(on, {place}).name(place))
    return place


def charge(petition: Petition, receiver: User | None, *, on: date) -> tuple[str, ...]:
    """Set who settles a case and who has it first; return the fields set. The caller has asked.

    The head of the register's unit settles; the receiver reads it first, and where the case went
    to a superior (`receiver` is None) whoever receives there.
    """
    petition.settler = settling_post(petition.unit_id, on=on)
    petition.assignee = receiver or receivers_of(petition.unit_id, on=on).order_by("pk").first()
    return ("settler", "assignee")


def keep_by(
    case: SealedCase, asked: Iterable[int], receiver: User | None, *, by: User, on: date
) -> None:
    """Name who keeps the seal from the first day. The caller has asked: the act around it.

    Who received it, who settles, who was asked for; where the case went to a superior those who
    receive and settle there. Raises KeeperShutOut for somebody asked for who stands under the
    post complained of.
    """
    petition = case.petition
    if receiver is None:
        people = [*receivers_of(petition.unit_id, on=on)]
    else:
        people = [receiver, *User.objects.filter(pk__in=asked, is_active=True)]
        for person in people:
            refuse_shut_out(person, petition, on=on)
    people += [p for p in settlers_of(petition.settler, on=on) if not shut_out(p, petition, on=on)]
    for person in {person.pk: person for person in people}.values():
        SealKeeper.objects.create(case=case, user=person, since=on, by=by)
        record_event("petitions.seal_charged", by=by, on=on, about=petition)


def shut_out(person: User, petition: Petition, *, on: date) -> bool:
    """Say whether a case is about a person himself or about one above him."""
    return is_shut_out(person, petition.about_post_id, petition.received_on, on=on)


def refuse_shut_out(person: User, petition: Petition, *, on: date) -> None:
    """Refuse to charge somebody with a case about himself or one above him."""
    if shut_out(person, petition, on=on):
        raise KeeperShutOut(person.name)
