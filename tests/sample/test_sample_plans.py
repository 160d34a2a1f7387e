"""The sample plans say what their labels say, cite rightly, and are our own sentences."""

import json
import re
import unicodedata
from datetime import date
from typing import Any

import pytest

from tests.sample.records import DATA, SHARED, labels, plan_text

NUMBERED_DATE = re.compile(r" ngày (\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})")
LABELS = {label["file"]: label for label in labels()}
PLANS = sorted(path.name for path in DATA.glob("plan_*.txt"))


def test_every_plan_has_its_labels() -> None:
    assert sorted(LABELS) == PLANS
    assert len(PLANS) == 5


@pytest.mark.parametrize("name", PLANS)
def test_labels_quote_the_plan(name: str) -> None:
    text, label = plan_text(name), LABELS[name]
    quoted = [row["text"] for kind in ("deadlines", "targets", "duties") for row in label[kind]]
    quoted += [row["text"] for row in label["findings"] if row["text"]]
    quoted += [*label["recipients"], label["header"]["title"]]
    quoted += [signer["name"] for signer in label["header"]["signers"]]

    assert [quote for quote in quoted if quote not in text] == []


@pytest.mark.parametrize("name", PLANS)
def test_labels_use_the_words_of_the_reading(name: str) -> None:
    for duty in LABELS[name]["duties"]:
        assert duty["part"] in {"organisation", "content"}
        assert duty["role"] in {"lead", "coordinate", "all", "request"}
        assert duty["nature"] in {"deliverable", "recurring", "standing", "request"}
        assert (duty["role"] == "request") == (duty["nature"] == "request")
        assert duty["part"] == "content" or duty["units"]


@pytest.mark.parametrize("name", PLANS)
def test_deadlines_belong_to_duties_of_the_same_section(name: str) -> None:
    label = LABELS[name]
    owned = [(index, duty["section"]) for duty in label["duties"] for index in duty["deadlines"]]

    assert sorted(index for index, _ in owned) == list(range(len(label["deadlines"])))
    for index, section in owned:
        assert label["deadlines"][index]["section"] == section


@pytest.mark.parametrize("name", PLANS)
def test_dated_deadlines_say_the_date_they_print(name: str) -> None:
    for row in LABELS[name]["deadlines"]:
        if row["kind"] == "date":
            day = date.fromisoformat(row["value"])
            assert row["text"].endswith(f"{day:%d}/{day.month}/{day.year}"), row
            assert ("trước" in row["text"]) == (row["relation"] == "before"), row


def test_the_waiting_plan_carries_the_faults_a_clerk_must_correct() -> None:
    text = plan_text("plan_commune_waiting_2026.txt")

    assert "Phục vụ hành chánh công" in text
    assert "UBND xã Lam Khê" in text
    assert text.count(" 3. ") == 3
    assert "ngày tháng 3 năm 2026" in text


@pytest.mark.shared
@pytest.mark.parametrize("name", PLANS)
def test_citations_of_real_documents_print_their_real_date(name: str) -> None:
    text, checked = plan_text(name), 0
    for entry in _facts():
        for place in re.finditer(rf"số {re.escape(entry['number'])}(?![\w-])", text):
            printed = NUMBERED_DATE.match(text, place.end())
            if printed and entry["date_issued"]:
                day, month, year = (int(part) for part in printed.groups())
                checked += date(year, month, day) == date.fromisoformat(entry["date_issued"])
                assert date(year, month, day) == date.fromisoformat(entry["date_issued"]), entry

    assert checked > 0


@pytest.mark.shared
@pytest.mark.parametrize("name", PLANS)
def test_no_sentence_is_taken_from_a_real_plan(name: str) -> None:
    """Fourteen words in a row are a sentence copied; names of bodies and acts are shorter."""
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip("the real plans are not beside the project")
    real: set[tuple[str, ...]] = set()
    for seed in seeds:
        real |= _runs(unicodedata.normalize("NFC", seed.read_text(encoding="utf-8")), 14)

    shared = _runs(_without_titles(plan_text(name)), 14) & real

    assert sorted(" ".join(run) for run in shared) == []


def _facts() -> list[dict[str, Any]]:
    path = SHARED / "facts" / "documents.json"
    if not path.exists():
        pytest.skip("the facts about documents are not beside the project")
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def _without_titles(text: str) -> str:
    """Leave out what everybody must print alike: a document's number, date, issuer and title."""
    return re.sub(
        r"(?:Quyết định|Chỉ thị|Kết luận|Nghị quyết|Nghị định|Luật|Pháp lệnh) số [^;.]*", "§", text
    )
