"""Giving the fields of a form what may be chosen."""

from collections.abc import Iterable

from django import forms

Choices = Iterable[tuple[object, object]]


def offer(form: forms.Form, name: str, choices: Choices, *, none: object = None) -> None:
    """Let a field of a form be chosen from `choices`; `none` are the words for no choice."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        empty = [("", none)] if none is not None else []
        field.choices = [*empty, *choices]
