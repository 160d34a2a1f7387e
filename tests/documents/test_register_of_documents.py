"""The register: laid down from our data file, read back the same, growing without loss."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.management import call_command

from danvan.documents.matching import match_citations
from danvan.documents.models import Certainty, Citation, Document, DocumentLink
from danvan.documents.register import load_register, register_from_rows, shipped_entries
from danvan.rules.documents.validity import Proof, RegisterEntry, State, state_on

pytestmark = pytest.mark.django_db

OLD = RegisterEntry(
    type="Nghị định",
    number="901/2015/NĐ-CP",
    issuer="Chính phủ",
    date=date(2015, 1, 9),
    title="Về việc thử",
    effective_from=date(2015, 2, 25),
    effective_until=date(2023, 6, 30),
    replaced_by=("902/2023/NĐ-CP",),
    amended_by=("905/2019/NĐ-CP",),
    status=Proof.VERIFIED,
    source="https://example.org/cong-bao",
)
NEW = RegisterEntry(
    type="Nghị định",
    number="902/2023/NĐ-CP",
    issuer="Chính phủ",
    date=date(2023, 5, 1),
    title="Về việc thử, thay thế",
    effective_from=date(2023, 7, 1),
    status=Proof.SINGLE_SOURCE,
)
LAW = RegisterEntry(
    type="Luật",
    number="903/2013/QH13",
    issuer="Quốc hội",
    date=date(2013, 11, 25),
    title="Luật Thử nghiệm",
    effective_from=date(2014, 7, 1),
    status=Proof.MEMORY,
)


def _citing(number: str, kind: str, day: date | None, text: str = "", issuer: str = "") -> Citation:
    plan = Document.objects.create(kind="Kế hoạch", number="1/KH-UBND", issued_on=date(2026, 3, 2))
    return Citation.objects.create(
        document=plan, kind=kind, number=number, issued_on=day, issuer=issuer, text=text,
        start=0, end=10,
    )  # fmt: skip


def test_the_shipped_register_is_read_back_as_it_is() -> None:
    shipped = shipped_entries()

    load_register(shipped)

    stored = {(e.number, e.date): e for e in register_from_rows().entries}
    assert len(stored) == len(shipped) > 20
    assert [e for e in shipped if stored[e.number, e.date] != e] == []


def test_loading_twice_changes_nothing() -> None:
    first = load_register([OLD, NEW, LAW])
    links = DocumentLink.objects.count()

    second = load_register([OLD, NEW, LAW])

    assert (first.added, first.kept) == (3, 0)
    assert (second.added, second.renewed, second.kept) == (0, 0, 3)
    assert DocumentLink.objects.count() == links == 2


def test_keeps_how_sure_a_fact_is_and_where_it_is_from() -> None:
    load_register([OLD])

    row = Document.objects.get(number=OLD.number)

    assert (row.certainty, row.source) == (Certainty.VERIFIED, OLD.source)


def test_a_corrected_entry_renews_its_row() -> None:
    load_register([OLD])

    loaded = load_register([replace(OLD, effective_until=date(2023, 12, 31))])

    assert loaded.renewed == 1
    assert Document.objects.get(number=OLD.number).in_force_until == date(2023, 12, 31)


def test_what_the_operator_edited_stays() -> None:
    load_register([OLD])
    Document.objects.filter(number=OLD.number).update(title="Theo Công báo", version=2)

    loaded = load_register([replace(OLD, title="Khác")])

    assert loaded.kept == 1
    assert Document.objects.get(number=OLD.number).title == "Theo Công báo"


def test_the_rules_read_validity_from_the_rows() -> None:
    load_register([OLD, NEW])

    entry = register_from_rows().find(OLD.number, OLD.date, "Nghị định")

    assert entry is not None
    assert state_on(entry, date(2023, 6, 30)) is State.IN_FORCE
    assert state_on(entry, date(2023, 7, 1)) is State.EXPIRED
    assert entry.replaced_by == ("902/2023/NĐ-CP",)


def test_an_amender_known_by_name_only_is_no_entry_until_it_comes() -> None:
    load_register([OLD])
    amender = RegisterEntry(
        "Nghị định", "905/2019/NĐ-CP", "Chính phủ", date(2019, 3, 1), "Sửa đổi",
        effective_from=date(2019, 4, 15), status=Proof.VERIFIED,
    )  # fmt: skip

    before = register_from_rows().find(amender.number)
    load_register([OLD, amender])

    after = register_from_rows().find(amender.number)
    assert before is None
    assert after == amender
    assert Document.objects.filter(number=amender.number).count() == 1


def test_a_citation_is_tied_by_number_and_day() -> None:
    citation = _citing(OLD.number, "Nghị định", OLD.date)
    wrong_day = _citing(OLD.number, "Nghị định", date(2016, 1, 9))
    load_register([OLD])

    assert match_citations() == 1

    citation.refresh_from_db()
    wrong_day.refresh_from_db()
    assert citation.cited is not None
    assert citation.cited.number == OLD.number
    assert wrong_day.cited is None


def test_a_law_without_number_is_tied_by_its_name() -> None:
    text = "Luật Thử nghiệm ngày 25/11/2013"
    citation = _citing("", "Luật", LAW.date, text=text)
    load_register([LAW])

    match_citations(citation.document)

    citation.refresh_from_db()
    assert citation.cited is not None
    assert citation.cited.number == LAW.number


def test_numbers_of_two_communes_are_told_apart_by_the_issuer_or_left_alone() -> None:
    day = date(2026, 1, 5)
    for issuer in ("UBND xã An Bình", "UBND xã Phú Lâm"):
        Document.objects.create(kind="Kế hoạch", number="5/KH-UBND", issuer=issuer, issued_on=day)
    named = _citing("5/KH-UBND", "Kế hoạch", day, issuer="UBND xã An Bình")
    unnamed = _citing("5/KH-UBND", "Kế hoạch", day)

    match_citations()

    named.refresh_from_db()
    unnamed.refresh_from_db()
    assert named.cited is not None
    assert named.cited.issuer == "UBND xã An Bình"
    assert unnamed.cited is None


def test_the_command_loads_and_looks_again(capsys: pytest.CaptureFixture[str]) -> None:
    first = shipped_entries()[0]
    _citing(first.number, first.type, first.date)

    call_command("load_register")

    assert f"thêm {len(shipped_entries())}" in capsys.readouterr().out
    assert Citation.objects.filter(cited__isnull=False).count() == 1
