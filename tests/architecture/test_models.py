"""Models: each names its «term», and the glossary knows the name."""

import re

import pytest
from django.apps import apps
from django.db import models

from tests.architecture.source import ROOT

TERM = re.compile(r"«[^»]+»")


def our_models() -> list[type[models.Model]]:
    """Return the models of our own apps."""
    return [m for m in apps.get_models() if m.__module__.startswith("danvan.")]


@pytest.mark.parametrize("model", our_models(), ids=lambda m: m.__name__)
def test_a_model_names_its_term(model: type[models.Model]) -> None:
    first = (model.__doc__ or "").split("\n\n")[0]

    assert TERM.search(first), f"{model.__name__} has no «term» in its first sentence"


@pytest.mark.parametrize("model", our_models(), ids=lambda m: m.__name__)
def test_the_glossary_knows_every_model(model: type[models.Model]) -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")

    assert f"`{model.__name__}`" in glossary


def test_every_data_migration_has_a_way_back() -> None:
    one_way = [
        str(path.relative_to(ROOT))
        for path in ROOT.glob("danvan/*/migrations/0*.py")
        for call in re.findall(r"RunPython\(([^)]*)\)", path.read_text(encoding="utf-8"))
        if "," not in call and "reverse" not in call
    ]

    assert one_way == []
