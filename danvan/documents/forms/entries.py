"""What is typed into a register: the entry of a document, facts of law, relations."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.base.forms import DayField
from danvan.documents.actions.entries import Entry
from danvan.documents.actions.law import LawEntry
from danvan.documents.content import ACCEPTED
from danvan.documents.models import Certainty, Document, DocumentLink
from danvan.documents.queries.relations import TOLD_BACK
from danvan.rules.documents.vocabulary import TYPES

Choices = Iterable[tuple[object, object]]
BACK = "-"  # before a relation told from the side of the one acted upon
SURENESS = [choice for choice in Certainty.choices if choice[0] != Certainty.OWN]
Relation = DocumentLink.Relation


class EntryForm(forms.Form):
    """The entry of a document in the register of a unit."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    unit = forms.TypedChoiceField(
        label=_("Ghi vào sổ của"),
        coerce=int,
        error_messages={"required": _("Hãy chọn sổ của đơn vị mình.")},
    )
    kind = forms.ChoiceField(label=_("Loại văn bản"))
    number = forms.CharField(
        label=_("Số, ký hiệu"),
        max_length=80,
        help_text=_("Như in trên văn bản, ví dụ 45/KH-UBND."),
        error_messages={"required": _("Hãy ghi số, ký hiệu như in trên văn bản.")},
    )
    issued_on = DayField(label=_("Ngày ban hành"))
    issuer = forms.CharField(
        label=_("Cơ quan ban hành"),
        max_length=200,
        required=False,
        help_text=_("Để trống thì lấy tên đơn vị."),
    )
    title = forms.CharField(
        label=_("Trích yếu"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Hãy ghi trích yếu nội dung.")},
    )
    in_force_from = DayField(label=_("Có hiệu lực từ"), required=False)
    in_force_until = DayField(
        label=_("Hết hiệu lực sau ngày"),
        required=False,
        help_text=_("Để trống nếu chưa có ngày hết hiệu lực."),
    )

    def __init__(
        self, *args: Any, units: Choices = (), document: Document | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        kinds = [*TYPES, *([document.kind] if document and document.kind not in TYPES else [])]
        self._offer("kind", [(kind, kind) for kind in sorted(kinds)])
        offered = list(units)
        none: list[tuple[object, object]] = [("", _("– hãy chọn –"))]
        self._offer("unit", offered if len(offered) == 1 else [*none, *offered])
        if len(offered) == 1:
            self.fields["unit"].initial = offered[0][0]
        if len(offered) < 2:
            self.fields["unit"].widget = forms.HiddenInput()
        if not offered:
            del self.fields["unit"]

    def _offer(self, name: str, choices: list[tuple[object, object]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def entry(self) -> Entry:
        """Return what was typed, once it is valid."""
        return Entry(**{name: self.cleaned_data[name] for name in ENTRY})


class NewEntryForm(EntryForm):
    """A new entry, with the scanned paper where there is one."""

    file = forms.FileField(
        label=_("Bản chụp, bản ký số"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_("Dạng %(forms)s. Không tải văn bản thuộc bí mật nhà nước.")
        % {"forms": ACCEPTED},
    )


class LawForm(EntryForm):
    """The entry of a document of law: each fact as sure as it is."""

    certainty = forms.ChoiceField(label=_("Độ tin cậy"), choices=SURENESS, initial=Certainty.MEMORY)
    source = forms.CharField(
        label=_("Nguồn"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Nơi đã đọc bản gốc: Công báo, trang đăng văn bản. Cần khi đã kiểm chứng."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("number", "issued_on", "title"):
            self.fields[name].required = False
        self.fields["issuer"].help_text = ""

    def entry(self) -> LawEntry:
        """Return what was typed, once it is valid."""
        return LawEntry(**{name: self.cleaned_data[name] for name in (*ENTRY, *PROOF)})


class LookForm(forms.Form):
    """The words by which another document is looked for."""

    q = forms.CharField(
        label=_("Số hoặc trích yếu"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class RelateForm(forms.Form):
    """How a document stands to another one, found by looking for it."""

    relation = forms.ChoiceField(label=_("Quan hệ"))
    other = forms.ChoiceField(
        label=_("Với văn bản"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn một văn bản trong danh sách.")},
    )

    def __init__(self, *args: Any, others: Iterable[Document], law: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words: list[tuple[object, object]] = list(Relation.choices)
        if law:
            told = (Relation.REPLACES, Relation.AMENDS, Relation.FOLLOWS)
            words += [(f"{BACK}{one}", TOLD_BACK[one]) for one in told]
        for name, choices in (
            ("relation", words),
            ("other", [(str(row.public_id), _called(row)) for row in others]),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices


ENTRY = ("kind", "number", "issued_on", "issuer", "title", "in_force_from", "in_force_until")
PROOF = ("certainty", "source")


def entry_initial(document: Document) -> dict[str, object]:
    """Return an entry as its form shows it first."""
    names = (*ENTRY, *PROOF, "version")
    return {name: getattr(document, name) for name in names}


def _called(document: Document) -> str:
    """Return what a document is called in a list to choose from."""
    day = f" ({document.issued_on:%d/%m/%Y})" if document.issued_on else ""
    title = document.title if len(document.title) <= 90 else f"{document.title[:89]}…"
    return f"{document}{day} {title}".strip()
