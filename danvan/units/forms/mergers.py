"""What is typed about a merger: which places and units, by what clause, into what."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.units.forms.offered import Choices, offer
from danvan.units.models import AreaShare, Level, Sector, UnitKind
from danvan.units.values import NewArea, NewUnit

NEW_AREAS = 3
NEW_UNITS = 4
NOWHERE = _("– chọn –")


class MergerFilterForm(forms.Form):
    """What the list of mergers is narrowed to."""

    q = forms.CharField(label=_("Tìm"), required=False, max_length=100)
    nam = forms.TypedChoiceField(label=_("Năm"), coerce=int, required=False, empty_value=None)
    chua_ro = forms.BooleanField(label=_("Chỉ mục còn điểm chưa rõ"), required=False)

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "nam", [(year, str(year)) for year in years], none=_("Tất cả"))

    def given(self, name: str) -> Any:
        """Return what was asked; None for a filter that makes no sense."""
        self.is_valid()
        return self.cleaned_data.get(name)


class DoubtForm(forms.Form):
    """What a person decides about a doubtful place, and on what."""

    share = forms.ChoiceField(label=_("Phần sắp xếp"), choices=AreaShare.Share.choices)
    within = forms.TypedChoiceField(
        label=_("Trước đó thuộc"), coerce=int, required=False, empty_value=None
    )
    basis = forms.CharField(
        label=_("Căn cứ"),
        max_length=300,
        help_text=_("Văn bản hoặc người đã xác nhận, ví dụ: Công văn 15/SNV."),
        error_messages={"required": _("Hãy ghi căn cứ để người sau còn biết.")},
    )

    def __init__(self, *args: Any, around: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "within", around, none=_("– không ghi –"))


class ClauseForm(forms.Form):
    """The resolution, its clause, the first day of the new, and who holds the records."""

    resolution = forms.CharField(
        label=_("Nghị quyết, quyết định"),
        max_length=120,
        help_text=_("Số và ký hiệu, ví dụ: 12/NQ-HĐND."),
        error_messages={"required": _("Hãy ghi số nghị quyết hoặc quyết định.")},
    )
    clause = forms.CharField(
        label=_("Điều, khoản"),
        max_length=60,
        help_text=_("Mỗi khoản ghi một lần, ví dụ: khoản 3 Điều 1."),
        error_messages={"required": _("Hãy ghi điều, khoản.")},
    )
    day = DayField(
        label=_("Có hiệu lực từ ngày"),
        help_text=_("Đơn vị cũ kết thúc hết ngày hôm trước, đơn vị mới bắt đầu từ ngày này."),
    )
    records = forms.ChoiceField(label=_("Đơn vị giữ hồ sơ của các đơn vị kết thúc"), required=False)

    def __init__(self, *args: Any, holders: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "records", holders, none=NOWHERE)


class ShareForm(forms.Form):
    """How much of each old place goes: one field for each."""

    def __init__(self, *args: Any, places: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for pk, name in places:
            self.fields[f"share-{pk}"] = forms.ChoiceField(
                label=name, choices=AreaShare.Share.choices, initial="whole"
            )

    def share(self, pk: int) -> str:
        """Return how much of a place goes."""
        share: str = self.cleaned_data[f"share-{pk}"]
        return share


class NewAreaForm(forms.Form):
    """A place to be made; left out while it has no name."""

    name = forms.CharField(label=_("Tên"), max_length=160, required=False)
    level = forms.ChoiceField(label=_("Cấp"), choices=Level.choices, initial="commune")
    within = forms.TypedChoiceField(label=_("Thuộc"), coerce=int, required=False, empty_value=None)
    code = forms.CharField(label=_("Mã địa bàn"), max_length=20, required=False)

    def __init__(self, *args: Any, areas: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "within", areas, none=NOWHERE)

    def clean(self) -> dict[str, Any]:
        """Ask what a named place is inside of."""
        given = self.cleaned_data
        if given.get("name") and not given.get("within"):
            self.add_error("within", _("Hãy chọn nơi bao quanh."))
        return given


class NewUnitForm(forms.Form):
    """A unit to be made; left out while it has no name."""

    name = forms.CharField(label=_("Tên"), max_length=200, required=False)
    sector = forms.ChoiceField(label=_("Khối"), choices=Sector.choices)
    kind = forms.ChoiceField(label=_("Loại"), choices=UnitKind.choices)
    level = forms.ChoiceField(label=_("Cấp"), choices=Level.choices)
    area = forms.ChoiceField(label=_("Địa bàn"))
    superior = forms.ChoiceField(label=_("Trực thuộc"), required=False)

    def __init__(self, *args: Any, areas: Choices, superiors: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "area", areas)
        offer(self, "superior", superiors, none=_("– không có cấp trên –"))


class WhereForm(forms.Form):
    """Where places inside ended areas, and units under ended units, go: one field for each.

    What can go to one place only is not asked.
    """

    def __init__(
        self,
        *args: Any,
        inside: Choices,
        below: Choices,
        areas: Choices,
        units: Choices,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        asked = (("home", inside, list(areas)), ("seat", below, list(units)))
        for prefix, rows, offered in asked:
            for pk, name in rows if len(offered) > 1 else ():
                self.fields[f"{prefix}-{pk}"] = forms.ChoiceField(
                    label=str(name), required=False, choices=[("", NOWHERE), *offered]
                )

    def chosen(self, prefix: str) -> dict[int, str]:
        """Return what was chosen, by id; what was left open is not in it."""
        start = f"{prefix}-"
        given = self.cleaned_data.items()
        return {int(n.removeprefix(start)): v for n, v in given if n.startswith(start) and v}


NewAreas = formset_factory(NewAreaForm, extra=0, max_num=NEW_AREAS)
NewUnits = formset_factory(NewUnitForm, extra=0, max_num=NEW_UNITS)
Named = dict[str, Any]


def new_label(number: int) -> str:
    """Return what a choice calls the thing to be made in a row of a form set."""
    return f"new:{number}"


def areas_made(rows: BaseFormSet[NewAreaForm], day: Any) -> dict[str, NewArea]:
    """Return the places to be made, by what choices call them."""
    return {
        new_label(number): NewArea(
            name=row.cleaned_data["name"],
            level=row.cleaned_data["level"],
            within=row.cleaned_data["within"],
            since=day,
            code=row.cleaned_data["code"],
        )
        for number, row in enumerate(rows.forms)
        if row.cleaned_data.get("name")
    }


def units_made(
    rows: BaseFormSet[NewUnitForm], day: Any, areas: Mapping[str, NewArea]
) -> dict[str, NewUnit]:
    """Return the units to be made; a superior to be made stands in an earlier row."""
    made: dict[str, NewUnit] = {}
    for number, row in enumerate(rows.forms):
        given = row.cleaned_data
        if not given.get("name"):
            continue
        made[new_label(number)] = NewUnit(
            name=given["name"],
            sector=given["sector"],
            kind=given["kind"],
            level=given["level"],
            area=meant(given["area"], areas),
            since=day,
            superior=meant(given["superior"], made) if given["superior"] else None,
        )
    return made


def meant(value: str, made: Mapping[str, Any]) -> Any:
    """Return what a choice means: something to be made, or the id of what there is.

    Raises KeyError for a row of the form set that was left without a name.
    """
    return made[value] if value.startswith("new:") else int(value)
