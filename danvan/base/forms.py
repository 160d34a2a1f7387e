"""How forms are drawn, and the control in which a day is typed."""

from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext_lazy as _


class Renderer(DjangoTemplates):
    """Draws `{{ form }}`, `{{ form.x.as_field_group }}` and formsets from templates/forms/."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    formset_template_name = "forms/formset.html"


class DayInput(forms.DateInput):
    """A day typed as 20/10/2026.

    Plain text on purpose: a native date control shows the order of the browser's language, so
    the same page would read 05/06 as May on one machine and as June on the next.
    """

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        shown = {
            "class": "day-input",
            "inputmode": "numeric",
            "autocomplete": "off",
            "placeholder": _("ngày/tháng/năm"),
        }
        super().__init__(attrs=shown | (attrs or {}), format="%d/%m/%Y")


class DayField(forms.DateField):
    """A day, read day first whatever the language; says how to type it when it cannot be read."""

    widget = DayInput
    # Given here, not by the language: English would read 05/06/2026 as 6 May.
    input_formats = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")
    default_error_messages = {
        "required": _("Hãy nhập ngày, ví dụ 20/10/2026."),
        "invalid": _("Không đọc được ngày này. Hãy gõ như 20/10/2026."),
    }
