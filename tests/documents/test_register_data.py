"""The register that danvan ships: each fact with its proof, none at odds with another."""

import re
from datetime import date

import pytest

from danvan.documents.register import shipped_entries
from danvan.rules.documents.validity import Proof, Register, RegisterEntry, State, state_on

ENTRIES = shipped_entries()
REGISTER = Register(ENTRIES)
NAMES = [f"{entry.type} {entry.number} {entry.date or ''}" for entry in ENTRIES]


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_no_entry_contradicts_itself(entry: RegisterEntry) -> None:
    days = (entry.date, entry.effective_from, entry.effective_until)
    known = [day for day in days if day is not None]
    year = re.search(r"(?<=/)(?:19|20)\d{2}(?=/)", entry.number)

    assert known == sorted(known)
    assert entry.source or entry.status is not Proof.VERIFIED
    assert year is None or entry.date is None or int(year[0]) == entry.date.year
    assert bool(entry.followed_by) == (entry.followed_from is not None)
    assert entry.number not in (*entry.replaced_by, *entry.amended_by, *entry.followed_by)


def test_every_document_stands_once() -> None:
    keys = [(entry.number, entry.date) for entry in ENTRIES]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("number", "issued", "day", "state", "sure"),
    [
        ("34/2007/PL-UBTVQH11", None, date(2023, 6, 30), State.IN_FORCE, True),
        ("34/2007/PL-UBTVQH11", None, date(2023, 7, 1), State.EXPIRED, True),
        ("04/2015/NĐ-CP", None, date(2023, 6, 30), State.IN_FORCE, False),
        ("04/2015/NĐ-CP", None, date(2026, 1, 1), State.FOLLOWED, False),
        ("64/2014/NĐ-CP", None, date(2026, 6, 30), State.IN_FORCE, False),
        ("64/2014/NĐ-CP", None, date(2026, 7, 1), State.EXPIRED, False),
        ("59/2023/NĐ-CP", None, date(2023, 8, 14), State.NOT_YET, True),
        ("13/2023/NĐ-CP", None, date(2026, 1, 1), State.EXPIRED, True),
        ("65/2025/QH15", None, date(2025, 6, 15), State.IN_FORCE, True),
        ("65/2025/QH15", None, date(2025, 6, 16), State.EXPIRED, True),
        ("29/2018/QH14", None, date(2026, 3, 1), State.EXPIRED, True),
        ("07/2014/TT-TTCP", None, date(2021, 11, 15), State.EXPIRED, True),
        ("124-QĐ/TW", date(2018, 2, 2), date(2026, 1, 1), State.IN_FORCE, True),
        ("124-QĐ/TW", date(2023, 10, 4), date(2025, 8, 30), State.EXPIRED, False),
        ("217-QĐ/TW", None, date(2026, 1, 1), State.IN_FORCE, True),
        ("02/2021/TT-TTCP", None, date(2024, 3, 5), State.FOLLOWED, False),
    ],
)
def test_says_what_the_sources_say(
    number: str, issued: date | None, day: date, state: State, sure: bool
) -> None:
    entry = REGISTER.find(number, issued)

    assert entry is not None
    assert (state_on(entry, day), entry.is_verified) == (state, sure)


def test_two_papers_of_one_number_need_their_day() -> None:
    assert REGISTER.find("124-QĐ/TW") is None
    assert len(REGISTER.similar("124-QĐ/TW")) == 2
