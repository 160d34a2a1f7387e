"""What is typed when somebody comes: the columns of the book, answers, the conclusion."""

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.petitions.actions.reception_visits import Came, VisitTyped
from danvan.petitions.models import Visit
from danvan.petitions.models.cases import Kind

KINDS = [("", _("– chưa phân loại –")), *((k, w) for k, w in Kind.choices if k != "denunciation")]
COMPETENT = [("", _("– chưa rõ –")), ("yes", _("có")), ("no", _("không"))]
ANSWERS = {"yes": True, "no": False}
MORE = 2  # empty lines offered besides those filled in


class VisitForm(forms.Form):
    """A visit: what the person says of himself, what he told, what was done at once."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    summary = forms.CharField(
        label=_("Nội dung trình bày"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        help_text=_("Tóm tắt trong vài câu."),
    )
    kind = forms.ChoiceField(label=_("Phân loại"), choices=KINDS, required=False)
    people_count = forms.IntegerField(
        label=_("Số người cùng nội dung"), min_value=1, max_value=99999, initial=1
    )
    refused = forms.BooleanField(
        label=_("Từ chối tiếp"),
        required=False,
        help_text=_("Khi có căn cứ từ chối: ghi lý do ở «Ghi chú»; phải ra thông báo từ chối."),
    )
    is_competent = forms.ChoiceField(
        label=_("Thuộc thẩm quyền của cơ quan"), choices=COMPETENT, required=False
    )
    settled_by = forms.CharField(
        label=_("Cơ quan đã giải quyết trước đây"), max_length=200, required=False
    )
    guided_to = forms.CharField(label=_("Hướng dẫn đến cơ quan"), max_length=200, required=False)
    guided_number = forms.CharField(label=_("Số văn bản hướng dẫn"), max_length=80, required=False)
    taken_by = forms.CharField(label=_("Cơ quan thụ lý"), max_length=200, required=False)
    transferred_number = forms.CharField(
        label=_("Số văn bản chuyển"), max_length=80, required=False
    )
    receipt_number = forms.CharField(label=_("Số giấy biên nhận"), max_length=80, required=False)
    followed_up = forms.CharField(
        label=_("Theo dõi kết quả giải quyết"), max_length=1000, required=False
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=1000, required=False)

    QUICK = ("summary", "kind", "people_count")
    LATER = (
        "is_competent", "settled_by", "guided_to", "guided_number", "taken_by",
        "transferred_number", "receipt_number", "followed_up", "note", "refused",
    )  # fmt: skip

    def quick(self) -> list[forms.BoundField]:
        """Return what is always asked."""
        return [self[name] for name in self.QUICK]

    def later(self) -> list[forms.BoundField]:
        """Return what is filled in when it is known."""
        return [self[name] for name in self.LATER if name in self.fields]

    def typed(self, people: tuple[Came, ...]) -> VisitTyped:
        """Return the visit as the act takes it."""
        given = self.cleaned_data
        plain = {
            name: given[name]
            for name in (
                "summary", "kind", "people_count", "settled_by", "guided_to", "guided_number",
                "taken_by", "transferred_number", "receipt_number", "followed_up", "note",
            )
        }  # fmt: skip
        return VisitTyped(people=people, is_competent=ANSWERS.get(given["is_competent"]), **plain)

    @classmethod
    def of(cls, visit: Visit, data: Any = None) -> "VisitForm":
        """Return the form that corrects a visit."""
        names = [name for name in cls.base_fields if name not in ("version", "refused")]
        first: dict[str, Any] = {name: getattr(visit, name) for name in names}
        competent = next((word for word, yes in ANSWERS.items() if yes is visit.is_competent), "")
        form = cls(data, initial=first | {"version": visit.version, "is_competent": competent})
        del form.fields["refused"]
        return form


class VisitorForm(forms.Form):
    """Who came, as he says."""

    name = forms.CharField(label=_("Họ và tên"), max_length=160, required=False)
    address = forms.CharField(label=_("Địa chỉ"), max_length=300, required=False)
    identity_number = forms.CharField(label=_("Số định danh"), max_length=20, required=False)
    is_representative = forms.BooleanField(label=_("Là người đại diện"), required=False)


PeopleFormSet = formset_factory(VisitorForm, extra=MORE, max_num=30)


def people_in(lines: BaseFormSet[VisitorForm]) -> tuple[Came, ...]:
    """Return who came; lines without a name are left out."""
    given = [form.cleaned_data for form in lines.forms if form.cleaned_data.get("name")]
    return tuple(
        Came(one["name"], one["address"], one["identity_number"], one["is_representative"])
        for one in given
    )


class DenouncerForm(forms.Form):
    """Somebody came to denounce: nothing is asked but how many came."""

    people_count = forms.IntegerField(label=_("Số người"), min_value=1, max_value=9999, initial=1)


class ReplyForm(forms.Form):
    """The answer to who came: one of the four of the law."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label=_("Nội dung trả lời"),
        choices=[(k, w) for k, w in Visit.Reply.choices if k],
        widget=forms.RadioSelect,
    )
    replied_on = DayField(label=_("Ngày trả lời"))
    number = forms.CharField(
        label=_("Số văn bản trả lời"),
        max_length=80,
        required=False,
        help_text=_("Để trống khi trả lời trực tiếp; từ chối và chuyển đơn phải có văn bản."),
    )


class NumberForm(forms.Form):
    """The number and day that the clerk gave to a paper."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=80)
    given_on = DayField(label=_("Ngày văn bản"))


class ConclusionForm(forms.Form):
    """What a session concluded."""

    text = forms.CharField(
        label=_("Nội dung kết luận"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=8000,
        help_text=_("In vào thông báo kết luận."),
    )


class SealForm(forms.Form):
    """That what stands here may go: it was copied to where it is sealed."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    copied = forms.BooleanField(label=_("Tôi đã chép nội dung sang phần tiếp nhận tố cáo"))
