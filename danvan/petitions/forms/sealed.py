"""The forms of what is sealed: taking a denunciation in, opening, charging, adding papers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.documents.content import ACCEPTED
from danvan.documents.forms.incoming import FilesField, ManyFiles
from danvan.documents.forms.life import offer
from danvan.petitions.actions.register import Person
from danvan.petitions.actions.sealed import NOT_TAKEN
from danvan.petitions.actions.sealed_opening import SHORTEST_REASON
from danvan.petitions.models import Petition, Petitioner, PetitionPaper

Choices = Iterable[tuple[object, object]]
NO_SECRET = _("Tôi xác nhận tệp không có nội dung thuộc bí mật nhà nước.")


class PapersForm(forms.Form):
    """Papers that go under the seal, with the word that none is a state secret."""

    papers = FilesField(
        label=_("Bản chụp đơn, biên bản, chứng cứ"),
        required=False,
        widget=ManyFiles(attrs={"accept": ACCEPTED.replace(" ", "")}),
        help_text=_("Được mã hóa ngay khi nhận, tên tệp cũng không lộ. Mỗi tệp không quá 20 MB."),
    )
    confirmed = forms.BooleanField(label=NO_SECRET, required=False)

    def clean_papers(self) -> list[Any]:
        """Return the files given; an empty control hands in one that is none."""
        return [file for file in self.cleaned_data["papers"] if file]

    def clean(self) -> dict[str, Any]:
        """Ask for the word where there are files."""
        given = super().clean() or {}
        if self.fields["papers"].required and not given.get("papers"):
            self.add_error("papers", _("Hãy chọn ít nhất một tệp."))
        if given.get("papers") and not given.get("confirmed"):
            self.add_error("confirmed", _("Hãy xác nhận tệp không có nội dung bí mật nhà nước."))
        return given


class DenunciationForm(PapersForm):
    """A denunciation at the counter: what everybody reads, whom it is about, what is sealed."""

    # A browser would ask for a name where the box «nặc danh» is ticked.
    use_required_attribute = False

    visit = forms.IntegerField(widget=forms.HiddenInput, required=False)
    summary = forms.CharField(
        label=_("Tóm tắt để vào sổ"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Sổ đơn và người xử lý chỉ đọc được phần này. Không nêu tên, nơi ở, điện thoại, quan "
            "hệ hay chi tiết nào để đoán ra người tố cáo."
        ),
        error_messages={"required": _("Hãy viết tóm tắt không nêu người tố cáo.")},
    )
    about_post = forms.TypedChoiceField(
        label=_("Chức vụ của người bị tố cáo"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_(
            "Người giữ chức vụ này và người dưới quyền sẽ không thấy hồ sơ. Nếu là người đứng đầu "
            "hoặc cấp phó của cơ quan, đơn vào thẳng sổ của cấp trên."
        ),
    )
    about_unit = forms.TypedChoiceField(
        label=_("Hoặc cơ quan, đơn vị bị tố cáo"), coerce=int, empty_value=None, required=False
    )
    is_anonymous = forms.BooleanField(
        label=_("Không có họ tên, địa chỉ người tố cáo (nặc danh)"),
        required=False,
        help_text=_(
            "Đơn nặc danh không thụ lý theo thủ tục tố cáo; nếu nêu rõ người vi phạm và có tài "
            "liệu, chứng cứ cụ thể thì khi phân loại được chuyển để thanh tra, kiểm tra."
        ),
    )
    name = forms.CharField(
        label=_("Họ và tên người tố cáo"),
        max_length=160,
        error_messages={"required": _("Hãy ghi họ tên, hoặc đánh dấu đơn nặc danh.")},
    )
    address = forms.CharField(
        label=_("Địa chỉ"),
        max_length=300,
        error_messages={"required": _("Hãy ghi địa chỉ, hoặc đánh dấu đơn nặc danh.")},
    )
    identity_number = forms.CharField(label=_("Số định danh"), max_length=20, required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    others = forms.CharField(
        label=_("Người cùng tố cáo"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Mỗi dòng một người: họ tên; địa chỉ; điện thoại. Người ở trên là đại diện."),
    )
    content = forms.CharField(
        label=_("Toàn văn nội dung tố cáo"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Được mã hóa; chỉ người được giao mở được, mỗi lần đều ghi lý do."),
        error_messages={"required": _("Hãy nhập nội dung tố cáo hoặc ghi «xem bản chụp».")},
    )
    channel = forms.ChoiceField(label=_("Nhận bằng cách nào"))
    received_on = DayField(label=_("Ngày nhận"))
    written_on = DayField(label=_("Ngày ghi trên đơn"), required=False)
    passed_by = forms.CharField(
        label=_("Cơ quan chuyển đến (nếu có)"), max_length=200, required=False
    )
    unit = forms.TypedChoiceField(label=_("Vào sổ của"), coerce=int)

    def __init__(
        self, *args: Any, units: Choices, posts: Choices, places: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # Nothing of it may stay behind in the browser of a shared counter.
            field.widget.attrs["autocomplete"] = "off"
        offer(self, "unit", units)
        self._choose(
            "about_post", [("", _("– chưa rõ hoặc không thuộc đơn vị nào ở đây –")), *posts]
        )
        self._choose("about_unit", [("", _("– không –")), *places])
        self._choose("channel", channel_choices())
        if self.is_bound and self["is_anonymous"].data:
            self.fields["name"].required = self.fields["address"].required = False

    def clean(self) -> dict[str, Any]:
        """Refuse to call somebody anonymous who is named."""
        given = super().clean() or {}
        if given.get("is_anonymous") and any(
            given.get(field) for field in ("name", "address", "others")
        ):
            self.add_error(
                "is_anonymous", _("Đã có họ tên hoặc địa chỉ thì không phải đơn nặc danh.")
            )
        return given

    def people(self) -> tuple[Person, ...]:
        """Return who wrote: the first stands for the others where there are several."""
        given = self.cleaned_data
        if given["is_anonymous"]:
            return ()
        others = [line.split(";") for line in given["others"].splitlines() if line.strip()]
        standing = Petitioner.Standing
        first = Person(
            name=given["name"],
            standing=standing.REPRESENTATIVE if others else standing.SELF,
            address=given["address"],
            identity_number=given["identity_number"],
            phone=given["phone"],
            email=given["email"],
        )
        return (first, *(_member(parts) for parts in others))

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


class OpenForm(forms.Form):
    """Why something sealed is opened; asked each time."""

    reason = forms.CharField(
        label=_("Lý do mở"),
        min_length=SHORTEST_REASON,
        max_length=300,
        help_text=_("Lý do, tên bạn và giờ mở được ghi lại cho người có thẩm quyền xem."),
        error_messages={
            "required": _("Hãy ghi lý do mở."),
            "min_length": _("Hãy ghi rõ hơn lý do mở, ít nhất %(limit_value)d ký tự."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class LayForm(PapersForm):
    """Papers that come later."""

    role = forms.ChoiceField(label=_("Loại tài liệu"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["papers"].required = True
        field = self.fields["role"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(role.value, capfirst(str(role.label))) for role in PetitionPaper.Role]


class KeeperForm(forms.Form):
    """Whom to charge with a seal."""

    person = forms.TypedChoiceField(
        label=_("Giao giữ bí mật cho"),
        coerce=int,
        help_text=_("Người này mở được thông tin người tố cáo và toàn văn, mỗi lần đều ghi lý do."),
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("– chọn người –")), *people]


class AboutForm(forms.Form):
    """Which post a case is about."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    about_post = forms.TypedChoiceField(
        label=_("Chức vụ của người bị khiếu nại, tố cáo, phản ánh"),
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, *args: Any, posts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["about_post"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("– không nêu ai –")), *posts]


def channel_choices() -> list[tuple[object, object]]:
    """Return the ways a denunciation may come."""
    ways = [way for way in Petition.Channel if way not in NOT_TAKEN]
    return [(way.value, capfirst(str(way.label))) for way in ways]


def _member(parts: list[str]) -> Person:
    name, address, phone = (*(part.strip() for part in parts[:3]), "", "", "")[:3]
    return Person(name=name, standing=Petitioner.Standing.MEMBER, address=address, phone=phone)
