"""Turning refusals into sentences on the form they answer."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms

from danvan.base.acts import ActRefused


@contextmanager
def refusals(form: forms.Form) -> Iterator[None]:
    """Let an ActRefused become a sentence on the form; what was typed stays."""
    try:
        yield
    except ActRefused as refused:
        form.add_error(None, refused.message)
