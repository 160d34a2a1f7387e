"""The forms on the page of one petition; each is what one act needs."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.documents.content import ACCEPTED
from danvan.documents.forms.life import offer
from danvan.petitions.actions.papers import SHORTEST_PURPOSE
from danvan.petitions.models import ComplaintHearing, Petition, PetitionPaper

Choices = Iterable[tuple[object, object]]
NOTHING_TELLING = _("Không nêu người tố cáo hay chi tiết nào để đoán ra họ.")
RESULTS = [
    choice
    for choice in Petition.Result.choices
    if choice[0] in (Petition.Result.RIGHT, Petition.Result.PARTLY, Petition.Result.WRONG)
]


class CaseForm(forms.Form):
    """What every act on a petition carries: the version of it that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, sealed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if sealed:  # its papers lie under the seal, and no word here may tell who wrote
            for name in ("file", "confirmed"):
                self.fields.pop(name, None)
            for name in ("note", "reason", "summary", "text", "basis"):
                if name in self.fields:
                    self.fields[name].help_text = NOTHING_TELLING


class FileForm(CaseForm):
    """A file beside what is typed, with the word that it holds no state secret."""

    file = forms.FileField(
        label=_("Bản chụp, tệp văn bản"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED.replace(" ", "")}),
        help_text=_("Dạng %(forms)s; không quá 20 MB.") % {"forms": ACCEPTED},
    )
    confirmed = forms.BooleanField(
        label=_("Tôi xác nhận tệp không có nội dung thuộc bí mật nhà nước."), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the word where there is a file."""
        given = super().clean() or {}
        if given.get("file") and not given.get("confirmed"):
            self.add_error("confirmed", _("Hãy xác nhận tệp không có nội dung bí mật nhà nước."))
        return given


class PaperForm(FileForm):
    """The paper a step rests on: number, day, a word, the signed paper itself."""

    number = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=80)
    paper_on = DayField(label=_("Ngày văn bản"))
    due = DayField(label=_("Hạn"))
    basis = forms.CharField(label=_("Căn cứ của hạn"), max_length=200)
    note = forms.CharField(
        label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    field_order: tuple[str, ...] = (
        "version",
        "number",
        "paper_on",
        "due",
        "basis",
        "note",
        "file",
        "confirmed",
    )

    def __init__(
        self, *args: Any, paper: str = "", by_hand: bool = False, noted: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if paper:
            self.fields["number"].label = _("Số của %(paper)s") % {"paper": paper}
        else:
            for name in ("number", "paper_on"):
                del self.fields[name]
        if by_hand:
            self.fields["due"].help_text = _(
                "Bảng thời hạn chưa có quy định cho bước này: hãy tự đặt hạn và ghi căn cứ."
            )
        else:
            del self.fields["due"], self.fields["basis"]
        if noted:
            self.fields["note"].label, self.fields["note"].required = noted, True


class AssignForm(PaperForm):
    """Which office and which person handle the petition."""

    handler = forms.TypedChoiceField(
        label=_("Cơ quan, phòng xử lý"), coerce=int, empty_value=None, required=False
    )
    assignee = forms.TypedChoiceField(
        label=_("Người thực hiện"), coerce=int, empty_value=None, required=False
    )
    field_order = ("version", "handler", "assignee", *PaperForm.field_order[1:])

    def __init__(
        self, *args: Any, offices: Choices = (), people: Choices = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "handler", offices)
        offer(self, "assignee", people)


class ClockForm(CaseForm):
    """A paper that changes how time runs."""

    number = forms.CharField(label=_("Số quyết định, văn bản"), max_length=80)
    paper_on = DayField(label=_("Ngày quyết định, văn bản"))
    reason = forms.CharField(
        label=_("Lý do"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, must_reason: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = must_reason


class ComplexityForm(ClockForm):
    """What makes the case complex, by the list of the law where there is one."""

    level = forms.ChoiceField(label=_("Mức"), widget=forms.RadioSelect)
    criteria = forms.MultipleChoiceField(
        label=_("Tiêu chí"), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ("version", "level", "criteria", "number", "paper_on", "reason")

    def __init__(
        self, *args: Any, levels: Choices = (), criteria: Choices = (), source: str = "", **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        offer(self, "level", levels)
        if source:
            offer(self, "criteria", criteria)
            self.fields["criteria"].help_text = source
        else:
            del self.fields["criteria"]


class HearingForm(CaseForm):
    """When and where a hearing is held."""

    day = DayField(label=_("Ngày đối thoại"))
    place = forms.CharField(label=_("Giờ, địa điểm"), max_length=200)


class HeldForm(CaseForm):
    """How a hearing went."""

    outcome = forms.ChoiceField(
        label=_("Kết quả"),
        widget=forms.RadioSelect,
        choices=[
            choice
            for choice in ComplaintHearing.Outcome.choices
            if choice[0] in (ComplaintHearing.Outcome.HELD, ComplaintHearing.Outcome.ABSENT)
        ],
    )
    minutes = forms.CharField(label=_("Số biên bản"), max_length=80)


class DecisionForm(FileForm):
    """What ends the petition: its number, day, result, and what it says."""

    number = forms.CharField(label=_("Số, ký hiệu"), max_length=80)
    paper_on = DayField(label=_("Ngày ban hành"))
    result = forms.ChoiceField(label=_("Kết quả"), choices=RESULTS, widget=forms.RadioSelect)
    summary = forms.CharField(
        label=_("Nội dung chính"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    field_order = ("version", "number", "paper_on", "result", "summary", "file", "confirmed")

    def __init__(self, *args: Any, is_reply: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_reply:
            del self.fields["result"]


class DayForm(CaseForm):
    """A day."""

    day = DayField(label=_("Ngày"))

    def __init__(self, *args: Any, named: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if named:
            self.fields["day"].label = named


class PublishForm(CaseForm):
    """How and since when a decision is public."""

    how = forms.CharField(
        label=_("Hình thức công khai"),
        max_length=200,
        help_text=_("Ví dụ: niêm yết tại trụ sở UBND xã, công bố tại cuộc họp, đăng trang tin."),
    )
    day = DayField(label=_("Từ ngày"))


class OrderForm(CaseForm):
    """One thing that a decision orders."""

    unit = forms.TypedChoiceField(label=_("Đơn vị thi hành"), coerce=int)
    text = forms.CharField(label=_("Việc phải thi hành"), widget=forms.Textarea(attrs={"rows": 2}))
    due = DayField(label=_("Hạn"), required=False)

    def __init__(self, *args: Any, units: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", units)


class DoneForm(CaseForm):
    """Which thing ordered is done, and when."""

    which = forms.TypedChoiceField(label=_("Việc đã xong"), coerce=int)
    day = DayField(label=_("Ngày xong"))

    def __init__(self, *args: Any, rows: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "which", rows)


class SentForm(DoneForm):
    """Which notice went out, under what number, when."""

    number = forms.CharField(label=_("Số văn bản"), max_length=80)
    field_order = ("version", "which", "number", "day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["which"].label, self.fields["day"].label = _("Thông báo"), _("Ngày gửi")


class ByHandForm(DoneForm):
    """Which duty no rule counts, its day and what that rests on."""

    basis = forms.CharField(label=_("Căn cứ"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["which"].label, self.fields["day"].label = _("Việc"), _("Hạn")


class SecondForm(CaseForm):
    """A second complaint: into whose register, when and how it came."""

    unit = forms.TypedChoiceField(label=_("Vào sổ của"), coerce=int)
    day = DayField(label=_("Ngày nhận"))
    channel = forms.ChoiceField(
        label=_("Nguồn đơn"),
        choices=[
            choice
            for choice in Petition.Channel.choices
            if choice[0] not in (Petition.Channel.PORTAL, Petition.Channel.IMPORTED)
        ],
    )

    def __init__(self, *args: Any, units: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", units)


class ReplyForm(CaseForm):
    """What is said to a sender who finds the result not right."""

    which = forms.TypedChoiceField(label=_("Đề nghị"), coerce=int)
    again = forms.TypedChoiceField(
        label=_("Xử lý"),
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        choices=[("yes", _("Xem xét lại, trả lời lần nữa")), ("no", _("Giữ kết quả đã trả lời"))],
    )
    note = forms.CharField(
        label=_("Lý do, căn cứ"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500
    )
    due = DayField(
        label=_("Hạn trả lời lại"),
        required=False,
        help_text=_("Cần khi xem xét lại; không có quy định nào tính sẵn hạn này."),
    )

    def __init__(
        self, *args: Any, rows: Choices = (), may_again: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "which", rows)
        if not may_again:
            del self.fields["due"]
            keep = [("no", _("Giữ kết quả; hướng dẫn quyền khiếu nại tiếp hoặc khởi kiện"))]
            offer(self, "again", keep)


class NewPaperForm(FileForm):
    """A paper of the case: a file, or where it lies."""

    role = forms.ChoiceField(label=_("Loại tài liệu"), choices=PetitionPaper.Role.choices)
    title = forms.CharField(
        label=_("Tên tài liệu"),
        max_length=200,
        help_text=_("Không ghi tên người gửi đơn vào tên tài liệu."),
    )
    place = forms.CharField(label=_("Nơi lưu bản giấy"), required=False, max_length=200)
    field_order = ("version", "role", "title", "file", "confirmed", "place")

    def clean(self) -> dict[str, Any]:
        """Ask for a file or a place."""
        given = super().clean()
        if not given.get("file") and not given.get("place") and "file" not in self.errors:
            self.add_error("file", _("Hãy chọn tệp hoặc ghi nơi lưu bản giấy."))
        return given


class LookForm(forms.Form):
    """For what somebody looks at who sent a petition."""

    purpose = forms.CharField(
        label=_("Xem để làm gì"),
        min_length=SHORTEST_PURPOSE,
        max_length=300,
        help_text=_("Ví dụ: liên hệ mời đối thoại. Lần xem này được ghi vào nhật ký."),
    )
