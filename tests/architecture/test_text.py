"""Texts: composed letters, no path of a machine, no address of a package index, no third party."""

import re
import unicodedata

import pytest

from tests.architecture.source import ROOT, tracked_files

# Put together here, so that this file too is held to what it asks of all.
PLACES = ("root", r"home/\w+")
FOREIGN = re.compile(
    "|".join(f"/{place}/" for place in PLACES)
    + r"|--(?:extra-)?index[-]url|https?[:]//\S+/simple/?(?:[\s\"']|$)",
    re.IGNORECASE,
)


def test_all_vietnamese_is_composed() -> None:
    decomposed = [
        str(path.relative_to(ROOT))
        for path in tracked_files()
        if "gold" not in path.parts  # samples of badly typed files stay as they are
        and not unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))
    ]

    assert decomposed == []


def test_no_path_of_a_machine_and_no_address_of_an_index() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked_files()
        for match in FOREIGN.finditer(path.read_text(encoding="utf-8"))
    ]

    assert found == []


@pytest.mark.parametrize("ending", [".min.js", ".min.css", "package-lock.json", "uv.lock"])
def test_no_third_party_file_is_kept(ending: str) -> None:
    assert [p for p in tracked_files() if p.name.endswith(ending)] == []
