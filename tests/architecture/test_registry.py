"""What the bottom lists: every name signed in resolves, and the register of rules is the code's."""

import importlib
import pkgutil
import subprocess
import sys

import pytest

from danvan import rules
from danvan.base import registry
from danvan.base.audit import event_kinds
from danvan.rules.catalogue import all_rules
from tests.architecture.source import ROOT


def test_every_signed_name_resolves() -> None:
    for kind in registry.kinds():
        assert all(thing is not None for _name, thing in registry.signed(kind)), kind


def test_event_sentences_use_only_declared_facts() -> None:
    for kind in event_kinds().values():
        assert str(kind.sentence) % dict.fromkeys(kind.facts, "x")


def test_every_rule_says_what_it_rests_on() -> None:
    for module in pkgutil.walk_packages(rules.__path__, "danvan.rules."):
        importlib.import_module(module.name)

    assert all(rule.basis and rule.summary for rule in all_rules())
    assert len(all_rules()) > 10


@pytest.mark.parametrize("page", ["rules.md", "events.md"])
def test_generated_pages_are_the_codes(page: str) -> None:
    printed = subprocess.run(
        [sys.executable, "scripts/register.py", "--print", page],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == printed.stdout
