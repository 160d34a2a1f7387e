"""What can be done to a unit: each step's form, its act, its words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.units.access.places import listed_units
from danvan.units.actions.units import correct_unit, end_unit, move_unit, rename_unit
from danvan.units.forms.tree import EndForm, MoveForm, NamesForm, RenameForm
from danvan.units.models import Unit
from danvan.units.queries.book import UnitEntry
from danvan.units.queries.life import day_shown
from danvan.units.queries.offered import unit_choices_on


@dataclass(frozen=True)
class UnitStep:
    """One act offered to whoever keeps a unit's entry «bước»."""

    title: str | Promise
    lead: str | Promise
    save: str | Promise
    said: str | Promise
    form: Callable[["Asked"], forms.Form]
    act: Callable[["Asked", Any], object]


@dataclass(frozen=True)
class Asked:
    """A unit as seen, by whom, on which day, and what was posted."""

    unit: Unit
    entry: UnitEntry
    by: User
    on: date
    posted: Mapping[str, Any] | None


def _names(asked: Asked) -> dict[str, Any]:
    entry = asked.entry
    initial = {"version": asked.unit.version, "name": entry.name}
    return initial | {"aliases": "\n".join(entry.aliases), "since": asked.on, "until": asked.on}


def _rename_form(asked: Asked) -> forms.Form:
    return RenameForm(asked.posted, initial=_names(asked))


def _correct_form(asked: Asked) -> forms.Form:
    return NamesForm(asked.posted, initial=_names(asked))


def _move_form(asked: Asked) -> forms.Form:
    offered = unit_choices_on(listed_units(asked.by, asked.on), asked.on, sector=asked.unit.sector)
    others = [(pk, name) for pk, name in offered if pk != asked.unit.pk]
    initial = _names(asked) | {"superior": asked.entry.superior}
    return MoveForm(asked.posted, initial=initial, superiors=others)


def _end_form(asked: Asked) -> forms.Form:
    return EndForm(asked.posted, initial=_names(asked))


def _rename(asked: Asked, form: RenameForm) -> object:
    given = form.cleaned_data
    return rename_unit(
        asked.unit.pk,
        version=given["version"],
        name=given["name"],
        aliases=form.other_names(),
        since=given["since"],
        by=asked.by,
        on=asked.on,
    )


def _correct(asked: Asked, form: NamesForm) -> object:
    given = form.cleaned_data
    return correct_unit(
        asked.unit.pk,
        version=given["version"],
        name=given["name"],
        aliases=form.other_names(),
        at=day_shown(asked.unit, asked.on),
        by=asked.by,
        on=asked.on,
    )


def _move(asked: Asked, form: MoveForm) -> object:
    given = form.cleaned_data
    return move_unit(
        asked.unit.pk,
        version=given["version"],
        superior=given["superior"],
        since=given["since"],
        by=asked.by,
        on=asked.on,
    )


def _end(asked: Asked, form: EndForm) -> object:
    given = form.cleaned_data
    return end_unit(
        asked.unit.pk, version=given["version"], until=given["until"], by=asked.by, on=asked.on
    )


UNIT_STEPS: Mapping[str, UnitStep] = {
    "doi-ten": UnitStep(
        _("Đổi tên đơn vị"),
        _("Tên mới dùng từ ngày bạn chọn; hồ sơ, báo cáo trước ngày đó vẫn ghi tên cũ."),
        _("Ghi tên mới"),
        _("Đã ghi tên mới."),
        _rename_form,
        _rename,
    ),
    "chuyen": UnitStep(
        _("Chuyển đơn vị về cấp trên khác"),
        _(
            "Từ ngày bạn chọn, cấp trên mới thấy việc của đơn vị; cấp trên cũ thấy đến hết hôm "
            "trước."
        ),
        _("Chuyển đơn vị"),
        _("Đã chuyển đơn vị."),
        _move_form,
        _move,
    ),
    "sua": UnitStep(
        _("Sửa tên nhập sai"),
        _(
            "Chỉ dùng khi gõ nhầm: tên đúng thay cho tên sai ở mọi ngày. Khi đổi tên theo quyết "
            "định, hãy dùng «Đổi tên đơn vị»."
        ),
        _("Sửa lại"),
        _("Đã sửa tên."),
        _correct_form,
        _correct,
    ),
    "ket-thuc": UnitStep(
        _("Kết thúc hoạt động"),
        _(
            "Dùng khi đơn vị thôi hoạt động mà không có nơi kế tục. Khi có nơi kế tục hoặc giữ hồ "
            "sơ, hãy ghi ở mục «Sắp xếp»."
        ),
        _("Ghi kết thúc"),
        _("Đã ghi đơn vị kết thúc hoạt động."),
        _end_form,
        _end,
    ),
}
