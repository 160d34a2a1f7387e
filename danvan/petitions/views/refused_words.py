"""Refusals of acts on a case, as sentences on their form; words that tell are noted besides."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms

from danvan.accounts.pages import StaffRequest
from danvan.obligations.views.told import refusals
from danvan.petitions.actions.sealed_probes import note_refused_words
from danvan.petitions.actions.sealed_words import WordsTell
from danvan.petitions.models import Petition


@contextmanager
def case_refusals(form: forms.Form, petition: Petition, request: StaffRequest) -> Iterator[None]:
    """Let an ActRefused become a sentence on the form; what was typed stays."""
    with refusals(form):
        try:
            yield
        except WordsTell:
            note_refused_words(petition, by=request.user, on=request.today)
            raise
