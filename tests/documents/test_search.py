"""Looking documents up: without marks, by a number in any spelling, the same on both databases."""

import ast
from datetime import date
from importlib import import_module

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from danvan.base.acts import changed
from danvan.documents.models import Certainty, Document
from danvan.documents.queries import search
from danvan.documents.queries.search import find
from danvan.documents.register import load_register, shipped_entries
from danvan.rules.documents.numbers import number_key
from danvan.rules.documents.search import asked, speaks_of
from danvan.rules.documents.spelling import search_words
from tests.architecture.source import modules, tree_of

pytestmark = [pytest.mark.django_db, pytest.mark.db]

SPRING = date(2026, 3, 2)
# kind, number, issuer, title
PAPERS = (
    ("Kế hoạch", "45/KH-UBND", "UBND xã An Bình", "Công tác dân vận chính quyền năm 2026"),
    ("Kế hoạch", "450/KH-UBND", "UBND tỉnh", "Chuyển đổi số, đất đai"),
    ("Quy định", "124-QĐ/TW", "Ban Bí thư", "Giám sát của nhân dân"),
    ("Công văn", "1634/UBND-VP", "UBND tỉnh", "Điện chiếu sáng đường hoà bình"),
    ("Nghị định", "45/2021/NĐ-CP", "Chính phủ", "Quỹ đầu tư; ủy ban quản lý"),
    ("Báo cáo", "5/BC-UBND", "UBND xã Phú Lâm", "Sổ liệu công tác dan van"),
)


def lay() -> None:
    """Write the papers down, each a day later than the one before."""
    Document.objects.bulk_create(
        Document(
            kind=kind, number=number, issuer=issuer, title=title,
            issued_on=SPRING.replace(day=2 + at), certainty=Certainty.OWN,
        )
        for at, (kind, number, issuer, title) in enumerate(PAPERS)
    )  # fmt: skip


def numbers(text: str) -> list[str]:
    """Return the numbers of what is found, the best first."""
    return [row.number for row in find(Document.objects.all(), text)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("dat dai", {"450/KH-UBND"}, id="d-without-stroke"),
        pytest.param("ĐẤT ĐAI", {"450/KH-UBND"}, id="capitals"),
        pytest.param("dien chieu", {"1634/UBND-VP"}, id="d-in-front"),
        pytest.param("đường hòa bình", {"1634/UBND-VP"}, id="new-tone-placement"),
        pytest.param("đường hoà bình", {"1634/UBND-VP"}, id="old-tone-placement"),
        pytest.param("uy ban", {"45/2021/NĐ-CP"}, id="uy-old"),
        pytest.param("ủy ban quan", {"45/2021/NĐ-CP"}, id="half-marked"),
        pytest.param("uỷ ban", {"45/2021/NĐ-CP"}, id="uy-new"),
        pytest.param("chuyen doi so", {"450/KH-UBND"}, id="so-is-a-word-too"),
        pytest.param("giam sat nhan dan", {"124-QĐ/TW"}, id="words-apart"),
        pytest.param("dân vận an binh", {"45/KH-UBND"}, id="title-and-issuer"),
        pytest.param("quy dinh", {"124-QĐ/TW", "45/2021/NĐ-CP"}, id="kind"),
        pytest.param("ke hoa", {"45/KH-UBND", "450/KH-UBND"}, id="beginning-of-a-word"),
        pytest.param("hoach ke", {"45/KH-UBND", "450/KH-UBND"}, id="any-order"),
        pytest.param("oach", set(), id="not-the-middle-of-a-word"),
        pytest.param("dân vận đất đai", set(), id="every-word"),
    ],
)
def test_words_are_found_without_marks(typed: str, found: set[str]) -> None:
    lay()

    assert set(numbers(typed)) == found


@pytest.mark.parametrize(
    "typed",
    ["45/KH-UBND", "45 KH UBND", "45/kh-ubnd", "Số: 45 / KH – UBND", "so 45 kh", "045/KH-UBND",
     "45KH-UBND"],
)  # fmt: skip
def test_a_number_is_found_in_any_spelling(typed: str) -> None:
    lay()

    assert numbers(typed) == ["45/KH-UBND"]


def test_a_party_number_is_found_with_or_without_its_marks() -> None:
    lay()

    assert numbers("124 qd/tw") == numbers("số 124-QĐ/TW") == ["124-QĐ/TW"]


def test_a_bare_number_finds_that_number_and_not_its_beginning() -> None:
    lay()

    assert set(numbers("số 45")) == {"45/KH-UBND", "45/2021/NĐ-CP"}
    assert numbers("450") == ["450/KH-UBND"]
    assert numbers("4") == []


def test_the_number_itself_comes_first_then_the_words_as_typed_then_the_newest() -> None:
    lay()
    Document.objects.create(kind="Báo cáo", number="9/BC-UBND", title="Về 45 kh ubnd")
    older = date(2025, 1, 6)
    Document.objects.create(kind="Tờ trình", number="8/TTr", title="Dân vận", issued_on=older)

    assert numbers("45/KH-UBND") == ["45/KH-UBND", "9/BC-UBND"]
    assert numbers("dân vận") == ["45/KH-UBND", "8/TTr", "5/BC-UBND"]
    assert numbers("dan van") == ["5/BC-UBND", "45/KH-UBND", "8/TTr"]


@pytest.mark.parametrize(
    "typed",
    ['"', "''", "%", "_", "*", "NEAR(", "a AND", "OR", "NOT", "-", "()", "ă\x00b", "x" * 5000,
     "'; DROP TABLE documents_document; --", ":*", "& | !", "\\", "folded:ke", "^ke", "\U0001d49c",
     "\uff11\uff12", "\ud800x"],
)  # fmt: skip
def test_odd_input_never_fails(typed: str) -> None:
    lay()

    found = numbers(typed)

    assert set(found) <= {number for _kind, number, _issuer, _title in PAPERS}


@pytest.mark.parametrize("typed", ["", "   ", "—", "%%%"])
def test_nothing_to_look_for_narrows_nothing_newest_first(typed: str) -> None:
    lay()

    assert numbers(typed) == [number for _kind, number, *_rest in reversed(PAPERS)]


class TestAnyWords(TestCase):
    """The database's index and plain reading agree, whatever stands there and is typed."""

    @settings(max_examples=30, deadline=None)
    @given(
        titles=st.lists(st.text("aădđeêoôuưhnt 0123456789/-%'\"", max_size=20), max_size=5),
        typed=st.text("aădđeêoôuưhnt 0123456789/-%'\"*", max_size=8),
    )
    def test_index_and_reading_agree(self, titles: list[str], typed: str) -> None:
        Document.objects.bulk_create(Document(kind="x", title=title) for title in titles)

        found = {row.pk for row in find(Document.objects.all(), typed)}

        wanted = asked(typed)
        assert found == {d.pk for d in Document.objects.all() if speaks_of(d.folded, wanted)}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite may lack its index")
@pytest.mark.parametrize("typed", ["dat dai", "so 45", "ke hoa", "4", "dân vận an binh", "450"])
def test_without_fts5_the_same_is_found(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lay()
    indexed = numbers(typed)

    monkeypatch.setattr(search, "_has_full_text", lambda _using: False)

    assert numbers(typed) == indexed


def test_the_index_follows_every_change() -> None:
    lay()
    row = Document.objects.get(number="124-QĐ/TW")

    row.title, row.number = "Phản biện xã hội", "125-QĐ/TW"
    changed(row, "title", "number")

    assert numbers("nhan dan") == []
    assert numbers("phan bien") == numbers("125") == ["125-QĐ/TW"]
    Document.objects.filter(pk=row.pk).delete()
    assert numbers("phan bien") == []


def test_what_is_derived_equals_what_it_comes_from() -> None:
    lay()
    load_register(shipped_entries())
    row = Document.objects.get(number="45/KH-UBND")
    row.issuer = "Ủy ban nhân dân xã"
    changed(row, "issuer")

    for document in Document.objects.all():
        spoken = f"{document.kind} {document.number} {document.title} {document.issuer}"
        assert document.number_key == number_key(document.number)[:80]
        assert document.folded.split() == list(dict.fromkeys(search_words(spoken)))


def test_filling_what_was_there_gives_what_is_written_from_now_on() -> None:
    lay()
    before = list(Document.objects.order_by("pk").values_list("number_key", "folded"))
    fold = import_module("danvan.documents.migrations.0006_fold")

    class Apps:
        """Stands for the apps of a migration."""

        get_model = staticmethod(lambda _app, _name: Document)

    fold.unfold(Apps, None)
    assert set(Document.objects.values_list("number_key", "folded")) == {("", "")}
    fold.fold(Apps, None)

    assert list(Document.objects.order_by("pk").values_list("number_key", "folded")) == before


def test_nobody_writes_past_the_columns_that_are_looked_at() -> None:
    spoken = {"kind", "number", "title", "issuer"}
    past = []
    for path in modules("documents/**/*.py"):
        for node in ast.walk(tree_of(path)):
            called = node.func if isinstance(node, ast.Call) else None
            if not isinstance(node, ast.Call) or not isinstance(called, ast.Attribute):
                continue
            named = {keyword.arg for keyword in node.keywords}
            literals = {n.value for n in ast.walk(node) if isinstance(n, ast.Constant)}
            if (called.attr == "update" and named & spoken) or (
                called.attr == "bulk_update" and literals & spoken
            ):
                past.append(f"{path.name}:{node.lineno}")
            if called.attr == "save" and "update_fields" in named and literals & spoken:
                past.append(f"{path.name}:{node.lineno}")

    assert past == [], "columns worked out from these are not written with them: use changed()"
