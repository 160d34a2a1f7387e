"""What can be done to an area: each step's form, its act, its words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.units.access.places import kept_areas
from danvan.units.actions.areas import correct_area, end_area, move_area, rename_area
from danvan.units.actions.villages import (
    correct_households,
    count_households,
    end_notice_place,
    open_notice_place,
)
from danvan.units.forms.areas import (
    CorrectAreaForm,
    EndAreaForm,
    EndNoticePlaceForm,
    HouseholdsForm,
    MoveAreaForm,
    NoticePlaceForm,
    RenameAreaForm,
)
from danvan.units.models import Area, Level
from danvan.units.queries.areas import Place
from danvan.units.queries.life import day_shown
from danvan.units.queries.offered import area_choices_on


@dataclass(frozen=True)
class AskedArea:
    """An area as seen, by whom, on which day, and what was posted."""

    area: Area
    place: Place
    by: User
    on: date
    posted: Mapping[str, Any] | None


@dataclass(frozen=True)
class AreaStep:
    """One act offered to whoever keeps an area's entry «bước»; `village`: only of villages."""

    title: str | Promise
    lead: str | Promise
    save: str | Promise
    said: str | Promise
    form: Callable[[AskedArea], forms.Form]
    act: Callable[..., object]
    village: bool = False


def _initial(asked: AskedArea) -> dict[str, Any]:
    on = asked.on
    days = {"since": on, "until": on, "at": on}
    place = asked.place
    seen = {"version": asked.area.version, "name": place.name, "code": place.code}
    return {**days, **seen, "within": place.within}


def _plain(form: type[forms.Form]) -> Callable[[AskedArea], forms.Form]:
    """Return the maker of a form that offers nothing to choose."""

    def make(asked: AskedArea) -> forms.Form:
        return form(asked.posted, initial=_initial(asked))

    return make


def _move_form(asked: AskedArea) -> forms.Form:
    offered = area_choices_on(kept_areas(asked.by, asked.on), asked.on, levels=_above(asked.area))
    others = [(pk, name) for pk, name in offered if pk != asked.area.pk]
    return MoveAreaForm(asked.posted, initial=_initial(asked), areas=others)


def _above(area: Area) -> list[str]:
    """Return the levels that may hold an area."""
    levels = [str(level) for level in Level]
    return levels[: levels.index(area.level)]


UNTIL_THEN = _("Tên mới dùng từ ngày bạn chọn; số liệu trước ngày đó vẫn theo tên cũ.")
COUNT = _("Số hộ là mẫu số của mọi cuộc biểu quyết nên phải có ngày chốt và nguồn.")

AREA_STEPS: Mapping[str, AreaStep] = {
    "so-ho": AreaStep(
        _("Ghi số hộ"),
        COUNT,
        _("Ghi số hộ"),
        _("Đã ghi số hộ."),
        _plain(HouseholdsForm),
        count_households,
        village=True,
    ),
    "noi-niem-yet": AreaStep(
        _("Thêm nơi niêm yết, loa"),
        _("Bảng niêm yết cần có vị trí để người dân biết mà đến xem."),
        _("Thêm"),
        _("Đã thêm nơi niêm yết, truyền thanh."),
        _plain(NoticePlaceForm),
        open_notice_place,
        village=True,
    ),
    "doi-ten": AreaStep(
        _("Đổi tên địa bàn"),
        UNTIL_THEN,
        _("Ghi tên mới"),
        _(
            "Đã ghi tên mới. Tên các cơ quan, đơn vị ở đây không tự đổi: hãy đổi ở trang của từng "
            "đơn vị, hoặc nhập bằng bảng tính."
        ),
        _plain(RenameAreaForm),
        rename_area,
    ),
    "chuyen": AreaStep(
        _("Chuyển về nơi khác"),
        _("Từ ngày bạn chọn, địa bàn này thuộc nơi mới."),
        _("Chuyển địa bàn"),
        _("Đã chuyển địa bàn."),
        _move_form,
        move_area,
    ),
    "sua": AreaStep(
        _("Sửa tên nhập sai"),
        _("Chỉ dùng khi gõ nhầm: tên đúng thay cho tên sai ở mọi ngày."),
        _("Sửa lại"),
        _("Đã sửa."),
        _plain(CorrectAreaForm),
        correct_area,
    ),
    "ket-thuc": AreaStep(
        _("Kết thúc địa bàn"),
        _("Dùng khi không có nơi kế tục. Khi sáp nhập, chia tách, hãy ghi ở mục «Sắp xếp»."),
        _("Ghi kết thúc"),
        _("Đã ghi địa bàn kết thúc."),
        _plain(EndAreaForm),
        end_area,
    ),
}

END_PLACE = AreaStep(
    _("Thôi dùng nơi niêm yết, loa"),
    _("Dòng này còn trong danh sách, ghi rõ dùng đến ngày nào."),
    _("Ghi thôi dùng"),
    _("Đã ghi thôi dùng."),
    _plain(EndNoticePlaceForm),
    end_notice_place,
)
CORRECT_COUNT = AreaStep(
    _("Sửa số hộ"),
    _("Chỉ dùng khi gõ nhầm; số cũ còn trong nhật ký. Số của ngày khác thì ghi thành dòng mới."),
    _("Sửa lại"),
    _("Đã sửa số hộ."),
    _plain(HouseholdsForm),
    correct_households,
)


def take(step: AreaStep, asked: AskedArea, form: forms.Form) -> object:
    """Take a step with what was typed; a correction is of the name as it reads today."""
    given = dict(form.cleaned_data)
    if step.act is correct_area:
        given["at"] = day_shown(asked.area, asked.on)
    return step.act(asked.area.pk, **given, by=asked.by, on=asked.on)
