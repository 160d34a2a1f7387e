"""The form of a petition handed in: where it came from, who sent it, what it says."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.documents.content import ACCEPTED
from danvan.documents.forms.incoming import FilesField, ManyFiles
from danvan.documents.forms.life import offer
from danvan.petitions.actions.register import Intake, Person
from danvan.petitions.models import Petition, Petitioner

Choices = Iterable[tuple[object, object]]
MOST_PEOPLE = 20
Channel = Petition.Channel
_NUMBER = re.compile(r"\s*(\d{1,7})\s*/\s*(\d{4})\s*")  # «12/2026»


def labelled(choices: Any) -> list[tuple[object, object]]:
    """Return choices with a capital at their beginning."""
    return [(one.value, capfirst(str(one.label))) for one in choices]


class IntakeForm(forms.Form):
    """A petition as it is handed in; never a denunciation, which has a form of its own."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    visit = forms.IntegerField(widget=forms.HiddenInput, required=False)
    unit = forms.TypedChoiceField(label=_("Vào sổ của"), coerce=int)
    channel = forms.ChoiceField(label=_("Đến bằng cách nào"))
    received_on = DayField(
        label=_("Ngày nhận"), help_text=_("Hạn xử lý tính từ ngày này, không phải ngày nhập.")
    )
    written_on = DayField(label=_("Ngày ghi trên đơn"), required=False)
    passed_by = forms.CharField(
        label=_("Nơi chuyển đến"),
        max_length=200,
        required=False,
        help_text=_("Cơ quan, đại biểu đã chuyển đơn; phải báo lại kết quả cho nơi này."),
    )
    passed_number = forms.CharField(label=_("Số văn bản chuyển"), max_length=80, required=False)
    passed_on = DayField(label=_("Ngày văn bản chuyển"), required=False)
    is_denunciation = forms.BooleanField(
        label=_("Đơn có nội dung tố cáo"),
        required=False,
        help_text=_(
            "Đánh dấu rồi bấm nút dưới cùng: nội dung đang nhập được đưa sang trang tố cáo và "
            "niêm phong, không lưu ở đây."
        ),
    )
    subject = forms.CharField(
        label=_("Tóm tắt nội dung"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Người gửi muốn gì, về việc nào, ở đâu. Không ghi họ tên người gửi vào đây."),
        error_messages={"required": _("Hãy ghi tóm tắt nội dung đơn.")},
    )
    topic = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    is_anonymous = forms.BooleanField(
        label=_("Đơn không ghi họ tên, địa chỉ người gửi (nặc danh)"), required=False
    )
    people_count = forms.IntegerField(
        label=_("Số người cùng đứng đơn"),
        min_value=1,
        max_value=100_000,
        initial=1,
        help_text=_("Từ hai người trở lên thì nhập người đại diện và văn bản cử đại diện."),
    )
    second = forms.CharField(
        label=_("Từ nhớ của người gửi"),
        max_length=40,
        required=False,
        help_text=_(
            "Một từ ngắn hoặc bốn số cuối điện thoại, để sau này đánh giá hoặc đề nghị xem lại "
            "bằng mã đơn. Chương trình chỉ giữ dấu vết, không ai đọc lại được."
        ),
    )
    is_remote = forms.BooleanField(
        label=_("Vụ việc ở vùng sâu, vùng xa, đi lại khó khăn"),
        required=False,
        help_text=_("Thời hạn giải quyết dài hơn. Người phân loại xem lại."),
    )
    about_post = forms.TypedChoiceField(
        label=_("Đơn nói về người giữ chức vụ nào"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_(
            "Người giữ chức vụ này và cấp dưới sẽ không thấy đơn. Về người đứng đầu hoặc cấp phó "
            "thì đơn vào sổ của cấp trên."
        ),
    )
    about_unit = forms.TypedChoiceField(
        label=_("Hoặc cơ quan, đơn vị nào"), coerce=int, empty_value=None, required=False
    )
    is_second = forms.BooleanField(
        label=_("Khiếu nại lần hai"),
        required=False,
        help_text=_("Người gửi không đồng ý với quyết định giải quyết lần đầu."),
    )
    earlier = forms.CharField(
        label=_("Số đơn trước trong sổ"),
        max_length=20,
        required=False,
        help_text=_("Ví dụ 12/2026. Để trống nếu lần đầu do nơi khác giải quyết."),
    )
    papers = FilesField(
        label=_("Bản chụp đơn, biên bản"),
        required=False,
        widget=ManyFiles(attrs={"accept": ACCEPTED.replace(" ", "")}),
        help_text=_("Dạng %(forms)s; mỗi tệp không quá 20 MB.") % {"forms": ACCEPTED},
    )
    proofs = FilesField(
        label=_("Tài liệu, chứng cứ kèm theo"),
        required=False,
        widget=ManyFiles(attrs={"accept": ACCEPTED.replace(" ", "")}),
    )
    place = forms.CharField(
        label=_("Bản giấy để ở đâu"),
        max_length=200,
        required=False,
        help_text=_("Ví dụ: cặp Đơn 2026, ngăn 2."),
    )
    confirmed = forms.BooleanField(
        label=_("Tôi xác nhận tệp không có nội dung thuộc bí mật nhà nước."), required=False
    )

    def __init__(
        self, *args: Any, units: Choices, posts: Choices, places: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # Nothing of it may stay behind in the browser of a shared counter.
            field.widget.attrs["autocomplete"] = "off"
        offer(self, "unit", units)
        ways = [way for way in Channel if way not in (Channel.PORTAL, Channel.IMPORTED)]
        self._choose("channel", labelled(ways))
        self._choose("topic", [("", _("– chọn khi phân loại –")), *labelled(Petition.Field)])
        self._choose("about_post", [("", _("– không nói riêng về ai –")), *posts])
        self._choose("about_unit", [("", _("– không –")), *places])

    def clean_papers(self) -> list[Any]:
        """Return the files given; an empty control hands in one that is none."""
        return [file for file in self.cleaned_data["papers"] if file]

    def clean_proofs(self) -> list[Any]:
        """Return the files given."""
        return [file for file in self.cleaned_data["proofs"] if file]

    def clean_earlier(self) -> tuple[int, int] | None:
        """Return number and year of the earlier petition."""
        told = self.cleaned_data["earlier"]
        if not told:
            return None
        match = _NUMBER.fullmatch(told)
        if match is None:
            raise forms.ValidationError(_("Hãy ghi số và năm, ví dụ 12/2026."))
        return int(match[1]), int(match[2])

    def clean(self) -> dict[str, Any]:
        """Ask for what the way it came asks for, and for days in their order."""
        given = super().clean() or {}
        if given.get("channel") == Channel.PASSED_ON and not given.get("passed_by"):
            self.add_error("passed_by", _("Hãy ghi cơ quan, đại biểu đã chuyển đơn đến."))
        received, written = given.get("received_on"), given.get("written_on")
        if received and written and written > received:
            self.add_error("written_on", _("Ngày ghi trên đơn không thể sau ngày nhận."))
        if (given.get("papers") or given.get("proofs")) and not given.get("confirmed"):
            self.add_error("confirmed", _("Hãy xác nhận tệp không có nội dung bí mật nhà nước."))
        return given

    def intake(self, people: tuple[Person, ...], previous: int | None, digest: str) -> Intake:
        """Return what was typed, once it is valid."""
        given = self.cleaned_data
        return Intake(
            unit=given["unit"],
            received_on=given["received_on"],
            channel=given["channel"],
            subject=given["subject"],
            people=people,
            people_count=max(given["people_count"], len(people), 1),
            written_on=given["written_on"],
            topic=given["topic"],
            is_anonymous=given["is_anonymous"],
            is_remote=given["is_remote"],
            about_unit=given["about_unit"],
            about_post=given["about_post"],
            previous=previous,
            round=2 if given["is_second"] else 1,
            passed_by=given["passed_by"],
            passed_number=given["passed_number"],
            passed_on=given["passed_on"],
            second_digest=digest,
        )

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


class PersonForm(forms.Form):
    """One person who sends a petition or acts for those who do; left empty it is nobody."""

    name = forms.CharField(label=_("Họ và tên, hoặc tên cơ quan, tổ chức"), max_length=160)
    standing = forms.ChoiceField(label=_("Tư cách"))
    address = forms.CharField(
        label=_("Địa chỉ"),
        max_length=300,
        error_messages={"required": _("Hãy ghi địa chỉ để gửi trả lời.")},
    )
    identity_number = forms.CharField(
        label=_("Số định danh"),
        max_length=20,
        required=False,
        help_text=_("Như người gửi nêu; không bắt buộc xuất trình thẻ."),
    )
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    authority = forms.CharField(
        label=_("Giấy ủy quyền, văn bản cử đại diện"), max_length=200, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"
        field = self.fields["standing"]
        if isinstance(field, forms.ChoiceField):
            field.choices = labelled(Petitioner.Standing)
            field.initial = Petitioner.Standing.SELF

    def has_changed(self) -> bool:
        """Say whether anything but the standing was filled in: a row of one choice is nobody."""
        return any(name != "standing" for name in self.changed_data)

    def clean(self) -> dict[str, Any]:
        """Ask for the paper on which somebody acts for others."""
        given = super().clean() or {}
        standing = Petitioner.Standing
        acting = (standing.REPRESENTATIVE, standing.ON_BEHALF, standing.LAWYER)
        if given.get("standing") in acting and not given.get("authority"):
            self.add_error(
                "authority",
                _("Hãy ghi giấy ủy quyền hoặc văn bản cử đại diện, chưa có thì ghi rõ."),
            )
        return given


PeopleFormSet = formset_factory(PersonForm, extra=1, max_num=MOST_PEOPLE, absolute_max=MOST_PEOPLE)


def people_in(formset: "BaseFormSet[PersonForm]") -> tuple[Person, ...]:
    """Return the people typed, once they are valid."""
    return tuple(
        Person(**form.cleaned_data)
        for form in formset
        if form.cleaned_data and form.cleaned_data.get("name")
    )
