"""The form of reading a petition: it asks what the law asks of its kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.base.forms import DayField
from danvan.petitions.actions.classify import Judgement
from danvan.petitions.forms.intake import labelled
from danvan.petitions.models import Petition, Similar
from danvan.petitions.models.cases import Kind, Outcome
from danvan.rules.petitions.triage import Proposal, outcomes_for, propose
from danvan.rules.petitions.triage_questions import Question, questions_for

Choices = Iterable[tuple[object, object]]
ASKED = "q_"  # before the code of a question
YES, NO = "yes", "no"
# A choice on which others hang is weighed at once where the browser can.
WEIGHED = {
    "hx-post": "",
    "hx-trigger": "change",
    # An answer given while another is on its way goes along with it, instead of being lost to it.
    "hx-sync": "closest form:replace",
    "hx-include": "closest form",
    "hx-vals": '{"do": "propose"}',
    "hx-target": "#classify",
    "hx-swap": "outerHTML",
}
# What no rule counts: a person may set the day.
BY_HAND = frozenset({Kind.RECOMMENDATION, Kind.FEEDBACK, Kind.ADMINISTRATIVE_RULE})


@dataclass(frozen=True)
class Offered:
    """What the form may offer «lựa chọn»: offices, people, posts that settle."""

    offices: Choices = ()
    people: Choices = ()
    settlers: Choices = ()


class ClassifyForm(forms.Form):
    """How a petition is judged; the questions are those of the chosen kind."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    proposed = forms.CharField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại đơn theo nội dung"),
        help_text=gettext_lazy("Xét nội dung bên trong, không theo tên người gửi đặt cho đơn."),
        error_messages={"required": gettext_lazy("Hãy chọn loại đơn.")},
        widget=forms.Select(attrs=WEIGHED),
    )
    redacted = forms.CharField(
        label=gettext_lazy("Tóm tắt không nêu người tố cáo"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
        help_text=gettext_lazy(
            "Khi lưu, họ tên, nội dung và tệp của đơn này được niêm phong; sổ đơn chỉ còn tóm tắt "
            "này. Mã theo dõi đã cấp không dùng được nữa."
        ),
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("Hướng xử lý"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Hãy chọn hướng xử lý.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do, nếu khác đề xuất"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    topic = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), required=False)
    handler = forms.TypedChoiceField(
        label=gettext_lazy("Cơ quan, bộ phận tham mưu"),
        coerce=int,
        empty_value=None,
        required=False,
    )
    assignee = forms.TypedChoiceField(
        label=gettext_lazy("Người xử lý"), coerce=int, empty_value=None, required=False
    )
    settler = forms.TypedChoiceField(
        label=gettext_lazy("Người có thẩm quyền giải quyết"),
        coerce=int,
        empty_value=None,
        required=False,
    )
    is_remote = forms.BooleanField(
        label=gettext_lazy("Vùng sâu, vùng xa, đi lại khó khăn"), required=False
    )
    has_several_places = forms.BooleanField(
        label=gettext_lazy("Phải kiểm tra, xác minh tại nhiều địa điểm"), required=False
    )
    due_by_hand = DayField(
        label=gettext_lazy("Hạn trả lời"),
        required=False,
        help_text=gettext_lazy("Chưa có quy định đã kiểm chứng để tính: đặt tay nếu có căn cứ."),
    )
    hand_basis = forms.CharField(
        label=gettext_lazy("Căn cứ của hạn"), max_length=300, required=False
    )

    def __init__(
        self, *args: Any, petition: Petition, kind: str, offered: Offered, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions_for(kind)
        self._choose("kind", [("", _("– hãy chọn –")), *labelled(Kind)])
        possible = outcomes_for(kind)
        self._choose("outcome", labelled(one for one in Outcome if one in possible))
        self._choose("topic", [("", _("– hãy chọn –")), *labelled(Petition.Field)])
        self._choose("handler", [("", _("– chưa giao –")), *offered.offices])
        self._choose("assignee", [("", _("– chưa giao –")), *offered.people])
        self._choose("settler", [("", _("– hãy chọn –")), *offered.settlers])
        for question in self.questions:
            self.fields[ASKED + question.code] = asked_field(question)
        if kind != Kind.DENUNCIATION or petition.is_sealed:
            del self.fields["redacted"]
        if kind not in BY_HAND:
            del self.fields["due_by_hand"], self.fields["hand_basis"]

    def asked(self) -> list[Any]:
        """Return the bound fields of the questions, in order, for the page."""
        return [self[ASKED + question.code] for question in self.questions]

    def judgement(self) -> Judgement:
        """Return what was decided, once it is valid."""
        given = self.cleaned_data
        return Judgement(
            kind=given["kind"],
            outcome=given["outcome"],
            answers=answers_in(given),
            topic=given["topic"],
            reason=given["reason"],
            handler=given["handler"],
            assignee=given["assignee"],
            settler=given["settler"],
            is_remote=given["is_remote"],
            has_several_places=given["has_several_places"],
            due_by_hand=given.get("due_by_hand"),
            hand_basis=given.get("hand_basis", ""),
            redacted=given.get("redacted", ""),
        )

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


class VerdictForm(forms.Form):
    """Whether two petitions are about the same matter."""

    verdict = forms.ChoiceField(
        choices=[choice for choice in Similar.Verdict.choices if choice[0]],
        widget=forms.HiddenInput,
    )


def asked_field(question: Question) -> forms.ChoiceField:
    """Return one question of the law as a field, with what it rests on."""
    hint = " ".join(filter(None, (question.hint, question.basis)))
    return forms.ChoiceField(
        label=question.text,
        help_text=hint,
        choices=[(YES, _("Có")), (NO, _("Không"))],
        widget=forms.RadioSelect(attrs=WEIGHED),
        initial=_told(question.usual),
        error_messages={"required": _("Hãy trả lời.")},
    )


def answers_in(given: Mapping[str, Any]) -> dict[str, bool]:
    """Return the answers among what was typed, by the code of the question."""
    return {
        name.removeprefix(ASKED): value == YES
        for name, value in given.items()
        if name.startswith(ASKED) and value in (YES, NO)
    }


def proposal_for(kind: str, answers: Mapping[str, bool]) -> Proposal | None:
    """Return what is proposed once every question of a kind is answered; None before."""
    asked = questions_for(kind)
    if not kind or any(question.code not in answers for question in asked):
        return None
    return propose(kind, answers)


def likely_answers(petition: Petition, people: int, kind: str) -> dict[str, str]:
    """Return the answers that the register knows already, and the usual ones."""
    known: dict[str, bool | None] = {
        "is_dated": True if petition.written_on else None,
        "is_named": False if petition.is_anonymous else (True if people else None),
        "is_signed": False if petition.is_anonymous else None,
    }
    return {
        ASKED + question.code: told
        for question in questions_for(kind)
        if (told := _told(known.get(question.code, question.usual)))
    }


def outcome_words() -> dict[str, str]:
    """Return the outcomes as words, for the proposal."""
    return {one.value: capfirst(str(one.label)) for one in Outcome}


def _told(answer: bool | None) -> str:
    return "" if answer is None else (YES if answer else NO)
