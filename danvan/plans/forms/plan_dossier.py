"""What is chosen when a plan's papers are closed: which of them, where the missing ones lie."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.documents.actions.dossiers import LONGEST_TERM
from danvan.plans.actions.dossier import PapersChanged, PlanDossier
from danvan.plans.queries.plan_papers import LONGEST_PLACE, PlanPaper

BETWEEN = " "


@dataclass(frozen=True)
class PaperRow:
    """A paper with its tick and the box for its place."""

    paper: PlanPaper
    take: BoundField
    place: BoundField


class PlanDossierForm(forms.Form):
    """Code, title and term of the dossier, and a tick and a place for each paper."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    shown = forms.CharField(widget=forms.HiddenInput, max_length=200_000)
    unit = forms.TypedChoiceField(label=gettext_lazy("Hồ sơ của đơn vị"), coerce=int)
    code = forms.CharField(
        label=gettext_lazy("Mã hồ sơ"),
        max_length=60,
        help_text=gettext_lazy("Theo danh mục hồ sơ của đơn vị."),
        error_messages={"required": gettext_lazy("Hãy ghi mã hồ sơ theo danh mục của đơn vị.")},
    )
    title = forms.CharField(label=gettext_lazy("Tên hồ sơ"), max_length=400)
    years = forms.IntegerField(
        label=gettext_lazy("Thời hạn bảo quản (năm)"),
        required=False,
        min_value=1,
        max_value=LONGEST_TERM,
        help_text=gettext_lazy("Để trống là bảo quản vĩnh viễn."),
    )

    def __init__(
        self,
        *args: Any,
        papers: Sequence[PlanPaper],
        units: Sequence[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.papers = tuple(papers)
        field = self.fields["unit"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(units)
        if len(units) == 1:
            field.widget = forms.HiddenInput()
            field.initial = units[0][0]
        for paper in self.papers:
            self._add(paper)

    def _add(self, paper: PlanPaper) -> None:
        if paper.hidden:
            return
        self.fields[f"take-{paper.key}"] = forms.BooleanField(
            label=paper.title, required=False, initial=paper.fit
        )
        self.fields[f"place-{paper.key}"] = forms.CharField(
            label=_("Nơi lưu bản giấy"), required=False, max_length=LONGEST_PLACE
        )

    def rows(self) -> Iterator[PaperRow]:
        """Yield the papers that the person sees, each with its fields."""
        for paper in self.papers:
            if not paper.hidden:
                take, place = self[f"take-{paper.key}"], self[f"place-{paper.key}"]
                yield PaperRow(paper, take, place)

    def chosen_rows(self) -> tuple[tuple[PlanPaper, str], ...]:
        """Return what a valid form would close, in order, each paper with its place."""
        given = self.cleaned_data
        return tuple(
            (paper, given[f"place-{paper.key}"] or paper.place)
            for paper in self.papers
            if given.get(f"take-{paper.key}")
        )

    @property
    def keys(self) -> str:
        """Return the keys of the papers there are now, as the page carries them."""
        return BETWEEN.join(paper.key for paper in self.papers)

    @property
    def hidden_count(self) -> int:
        """Return how many papers the person does not see."""
        return sum(paper.hidden for paper in self.papers)

    def clean(self) -> dict[str, Any]:
        """Ask where a ticked paper without a file lies, and for at least one paper."""
        given = super().clean() or {}
        if given.get("shown", "").split(BETWEEN) != self.keys.split(BETWEEN):
            self.add_error(None, PapersChanged().message)
        taken = [paper for paper in self.papers if given.get(f"take-{paper.key}")]
        for paper in taken:
            if paper.file is not None and paper.file.is_held:
                self.add_error(f"take-{paper.key}", _("Tệp chưa qua quét mã độc. Hãy bỏ chọn."))
            elif not paper.fit and not given.get(f"place-{paper.key}"):
                self.add_error(
                    f"place-{paper.key}", _("Không có tệp: hãy ghi nơi lưu, hoặc bỏ chọn.")
                )
        if not taken:
            self.add_error(None, _("Hồ sơ chưa có văn bản nào. Hãy chọn ít nhất một."))
        return given

    def dossier(self) -> PlanDossier:
        """Return what was chosen."""
        given = self.cleaned_data
        return PlanDossier(
            unit=given["unit"],
            code=given["code"],
            title=given["title"],
            years=given["years"],
            places={paper.key: place for paper, place in self.chosen_rows()},
            shown=frozenset(given["shown"].split(BETWEEN)),
        )
