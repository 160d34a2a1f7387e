"""Why an act on the organisation cannot be done, and what to do instead."""

from datetime import date

from django.utils.translation import gettext as _

from danvan.base.acts import ActRefused
from danvan.rules.deadlines.calendar import say_day


class NameMissing(ActRefused):
    """A unit or area has a name «thiếu tên»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy nhập tên."))


class NameTaken(ActRefused):
    """Two living units of one superior would bear one name «trùng tên»."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("Đã có «%(name)s» ở cùng nơi. Hãy kiểm tra lại, hoặc đặt tên phân biệt.")
            % {"name": name}
        )


class NotThere(ActRefused):
    """What is named does not exist on that day «không tồn tại vào ngày đó»."""

    def __init__(self, name: str, on: date) -> None:
        super().__init__(
            _("«%(name)s» không hoạt động vào ngày %(day)s. Hãy chọn ngày khác hoặc nơi khác.")
            % {"name": name, "day": say_day(on)}
        )


class LaterChange(ActRefused):
    """A later change is recorded already «đã ghi thay đổi sau ngày đó»."""

    def __init__(self, name: str, since: date) -> None:
        super().__init__(
            _(
                "«%(name)s» đã có thay đổi từ ngày %(day)s. Hãy ghi các thay đổi theo thứ tự thời "
                "gian: chọn ngày sau ngày này."
            )
            % {"name": name, "day": say_day(since)}
        )


class AlreadyEnded(ActRefused):
    """What ended cannot end again «đã kết thúc»."""

    def __init__(self, name: str, until: date) -> None:
        super().__init__(
            _("«%(name)s» đã kết thúc vào ngày %(day)s.") % {"name": name, "day": say_day(until)}
        )


class OtherSector(ActRefused):
    """A superior stands in the unit's own sector «khác khối»."""

    def __init__(self) -> None:
        super().__init__(_("Cấp trên phải cùng khối với đơn vị. Hãy chọn đơn vị khác."))


class Ring(ActRefused):
    """Nothing stands under what is below it «vòng tròn cấp trên, cấp dưới»."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("«%(name)s» đang ở phía dưới nơi này nên không thể làm cấp trên của nó.")
            % {"name": name}
        )


class NotLarger(ActRefused):
    """A place lies inside a larger one «cấp không hợp»."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("«%(name)s» không lớn hơn địa bàn này. Hãy sửa cấp hoặc nơi thuộc về.")
            % {"name": name}
        )


class StillBelow(ActRefused):
    """Something still stands under what would end «còn đơn vị bên dưới»."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(
            _("Còn ở bên dưới: %(names)s. Hãy chọn nơi về cho từng nơi, hoặc kết thúc trước.")
            % {"names": ", ".join(names)}
        )


class BeginsLater(ActRefused):
    """A post or appointment begins after the unit would end «bắt đầu sau ngày kết thúc»."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "Ở «%(name)s» có chức vụ hoặc phân công bắt đầu sau ngày kết thúc. Hãy sửa phân "
                "công trước."
            )
            % {"name": name}
        )


class NothingToMerge(ActRefused):
    """A merger names what it takes «chưa chọn nơi sắp xếp»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy chọn ít nhất một địa bàn hoặc đơn vị được sắp xếp."))


class ClauseTaken(ActRefused):
    """One clause of one resolution is recorded once «đã ghi khoản này»."""

    def __init__(self, resolution: str, clause: str) -> None:
        super().__init__(
            _("Đã ghi %(clause)s của %(resolution)s. Hãy mở mục đó để xem.")
            % {"clause": clause, "resolution": resolution}
        )


class HolderMissing(ActRefused):
    """One living unit holds the records of those that ended «nơi giữ hồ sơ»."""

    def __init__(self) -> None:
        super().__init__(
            _("Hãy chọn một đơn vị còn hoạt động để giữ hồ sơ của các đơn vị kết thúc.")
        )


class UndoneTooLate(ActRefused):
    """A merger is undone on the day it was recorded only «quá ngày hoàn tác»."""

    def __init__(self) -> None:
        super().__init__(
            _("Chỉ hoàn tác được trong ngày ghi nhận. Nay hãy ghi một lần sắp xếp mới để sửa lại.")
        )


class MergerInUse(ActRefused):
    """Somebody has worked on with what the merger made «đã phát sinh việc»."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Các đơn vị, địa bàn của lần sắp xếp này đã có thay đổi hoặc công việc mới nên "
                "không hoàn tác được. Hãy bỏ những thay đổi đó trước."
            )
        )


class CountTaken(ActRefused):
    """One count a day «đã có số hộ của ngày này»."""

    def __init__(self, on: date) -> None:
        super().__init__(
            _("Đã có số hộ chốt ngày %(day)s. Hãy sửa dòng đó thay vì ghi thêm.")
            % {"day": say_day(on)}
        )


class NoVillage(ActRefused):
    """Households and notice places are a village's «không phải thôn, tổ dân phố»."""

    def __init__(self) -> None:
        super().__init__(_("Chỉ ghi số hộ và nơi niêm yết cho thôn, tổ dân phố."))


class BoardWithoutPlace(ActRefused):
    """A notice board stands somewhere «thiếu vị trí»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy ghi vị trí của bảng niêm yết để người dân biết mà đến xem."))
