"""Decisions that ask something first: why a row is left out, where it goes, where it is cut."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.accounts.models import User
from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused, StaleRecord
from danvan.base.htmx import answer
from danvan.plans.actions.draft_items import drop_item, keep_unassigned, tie_item
from danvan.plans.actions.draft_rows import add_item, merge_items, split_item
from danvan.plans.actions.findings import waive_finding
from danvan.plans.forms.draft_rows import (
    DutyForm,
    MergeForm,
    ReasonForm,
    SplitForm,
    TargetForm,
    TieForm,
)
from danvan.plans.models import DraftItem, PlanDraft
from danvan.plans.queries.draft_rows import shown_row
from danvan.plans.queries.draft_units import unit_finder
from danvan.plans.queries.drafts import value_of
from danvan.plans.queries.review import duty_choices, place_of
from danvan.plans.values import DutyValue, TargetValue
from danvan.plans.views.draft_review import back_to_review, in_place, reviewed_draft
from danvan.plans.views.draft_rows import row_answer, row_of

AskingForm = ReasonForm | MergeForm | SplitForm


@dataclass(frozen=True)
class Asking:
    """A decision with a form: how it is called, what is asked, what is done with the answer."""

    title: str | Promise
    button: str | Promise
    form: Callable[[PlanDraft, DraftItem, QueryDict | None], AskingForm]
    act: Callable[[DraftItem, AskingForm, User, date], DraftItem]
    many_rows: bool = False


@staff_page("plans.import")
def more(request: StaffRequest, public_id: UUID, pk: int) -> HttpResponse:
    """Show the other things that can be done with a row."""
    draft, item = row_of(request, public_id, pk)
    context = {"draft": draft, "row": shown_row(draft, item), "page_title": _("Việc khác")}
    return in_place(answer(request, part="plans/drafts/_more.html", context=context))


@staff_page("plans.import")
def decide(request: StaffRequest, public_id: UUID, pk: int, what: str) -> HttpResponse:
    """Ask what a decision needs, then take it."""
    draft, item = row_of(request, public_id, pk)
    found = item.kind == DraftItem.Kind.FINDING
    asking = (ASKING_OF_FINDINGS if found else ASKING).get(what)
    if asking is None:
        raise Http404
    form = asking.form(draft, item, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            done = asking.act(item, form, request.user, request.today)
        except StaleRecord as refusal:
            _seen_again(item, form, refusal)
        except ActRefused as refusal:
            form.add_error(None, refusal.message)
        else:
            if asking.many_rows:
                return back_to_review(request, draft, done)
            return row_answer(request, draft, done)
    context = {
        "draft": draft,
        "row": shown_row(draft, item),
        "form": form,
        "asking": asking,
        "what": what,
        "page_title": asking.title,
    }
    return in_place(answer(request, part="plans/drafts/_decide.html", context=context))


@staff_page("plans.import")
def add(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Add a duty or a target, beginning with a paragraph of the source when one is chosen."""
    draft = reviewed_draft(request, public_id)
    form = _new_form(request, draft)
    looking = "look" in request.POST
    if request.method == "POST" and not looking and form.is_valid():
        try:
            item = _add(request, draft, form)
        except ActRefused as refusal:
            form.add_error(None, refusal.message)
        else:
            return back_to_review(request, draft, item)
    context = {
        "draft": draft,
        "form": form,
        "suggestions": unit_finder(draft).suggest("") if isinstance(form, DutyForm) else (),
        "page_title": _("Thêm dòng"),
    }
    status = 200 if looking else None
    return answer(request, part="plans/drafts/_add.html", context=context, status=status)


def _new_form(request: StaffRequest, draft: PlanDraft) -> DutyForm | TargetForm:
    data = request.POST if request.method == "POST" else None
    asked = str(request.GET.get("doan", ""))
    place = place_of(draft, int(asked) if asked.isascii() and asked.isdigit() else None)
    if request.GET.get("loai") == DraftItem.Kind.TARGET:
        target = TargetValue(place.text, section=place.section, start=place.start, end=place.end)
        return TargetForm(data, value=target)
    duty = DutyValue(
        place.text, place.part, section=place.section, start=place.start, end=place.end
    )
    return DutyForm(data, value=duty, finder=unit_finder(draft))


def _add(request: StaffRequest, draft: PlanDraft, form: DutyForm | TargetForm) -> DraftItem:
    kind = DraftItem.Kind.DUTY if isinstance(form, DutyForm) else DraftItem.Kind.TARGET
    return add_item(draft.pk, kind=kind, value=form.typed(), by=request.user, on=request.today)


def _seen_again(item: DraftItem, form: AskingForm, refusal: StaleRecord) -> None:
    """Let what was typed be sent again, now that the person sees the newer row."""
    item.refresh_from_db()
    form.seen_as(item.version)
    form.add_error(None, refusal.message)


def _reason(_draft: PlanDraft, item: DraftItem, data: QueryDict | None) -> ReasonForm:
    return ReasonForm(data, initial={"version": item.version})


def _merge(draft: PlanDraft, item: DraftItem, data: QueryDict | None) -> MergeForm:
    others = [(f"{c.pk}:{c.version}", c.label) for c in duty_choices(draft, item)]
    return MergeForm(data, initial={"version": item.version}, choices=others)


def _tie(draft: PlanDraft, item: DraftItem, data: QueryDict | None) -> TieForm:
    """Offer the duties of the last part first: they carry the content out."""
    others = sorted(duty_choices(draft, item), key=lambda choice: choice.content)
    pairs = [(f"{c.pk}:{c.version}", c.label) for c in others]
    return TieForm(data, initial={"version": item.version}, choices=pairs)


def _split(_draft: PlanDraft, item: DraftItem, data: QueryDict | None) -> SplitForm:
    value = value_of(item)
    text = value.text if isinstance(value, DutyValue) else ""
    return SplitForm(data, initial={"version": item.version, "text": text})


def _drop_it(item: DraftItem, form: AskingForm, by: User, on: date) -> DraftItem:
    return drop_item(item.pk, **form.cleaned_data, by=by, on=on)


def _waive_it(item: DraftItem, form: AskingForm, by: User, on: date) -> DraftItem:
    return waive_finding(item.pk, **form.cleaned_data, by=by, on=on)


def _keep_it(item: DraftItem, form: AskingForm, by: User, on: date) -> DraftItem:
    return keep_unassigned(item.pk, **form.cleaned_data, by=by, on=on)


def _merge_it(item: DraftItem, form: AskingForm, by: User, on: date) -> DraftItem:
    into, _colon, seen = str(form.cleaned_data["into"]).partition(":")
    return merge_items(
        item.pk,
        version=form.cleaned_data["version"],
        into_id=int(into),
        into_version=int(seen),
        by=by,
        on=on,
    )


def _tie_it(item: DraftItem, form: AskingForm, by: User, on: date) -> DraftItem:
    into = int(str(form.cleaned_data["into"]).partition(":")[0])
    return tie_item(item.pk, version=form.cleaned_data["version"], into_id=into, by=by, on=on)


def _split_it(item: DraftItem, form: AskingForm, by: User, on: date) -> DraftItem:
    texts = str(form.cleaned_data["text"]).split("//")
    return split_item(item.pk, version=form.cleaned_data["version"], texts=texts, by=by, on=on)[0]


ASKING: Final[Mapping[str, Asking]] = {
    "bo": Asking(gettext_lazy("Bỏ dòng này"), gettext_lazy("Bỏ dòng"), _reason, _drop_it),
    "chua-giao": Asking(
        gettext_lazy("Giữ nhưng chưa giao"), gettext_lazy("Giữ, chưa giao"), _reason, _keep_it
    ),
    "gan": Asking(gettext_lazy("Gắn với nhiệm vụ khác"), gettext_lazy("Gắn"), _tie, _tie_it),
    "gop": Asking(gettext_lazy("Gộp hai dòng"), gettext_lazy("Gộp"), _merge, _merge_it, True),
    "tach": Asking(gettext_lazy("Tách dòng"), gettext_lazy("Tách"), _split, _split_it, True),
}
ASKING_OF_FINDINGS: Final[Mapping[str, Asking]] = {
    "bo": Asking(gettext_lazy("Bỏ qua điểm này"), gettext_lazy("Bỏ qua"), _reason, _waive_it),
}
