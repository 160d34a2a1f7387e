"""A signed print says what was approved, or each place where it does not is shown."""

import random
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from danvan.readers.files import open_source
from danvan.rules.documents.compare import Comparison, Difference, compare_texts
from danvan.rules.documents.edits import edits_between
from danvan.rules.text.blocks import Source
from tests.factories.letters import RECIPIENTS, Letter, as_docx, as_pdf
from tests.readers.printed import print_lines, scan

DRAFT = Letter()
SIGNED = DRAFT.signed()
LONG = replace(
    DRAFT,
    body=DRAFT.body
    + tuple(
        f"{n}. Thôn số {n} niêm yết lịch tiếp công dân tại nhà văn hóa, ghi sổ theo dõi và báo "
        f"cáo kết quả về Ủy ban nhân dân xã trước ngày {n}/10/2026 để tổng hợp chung."
        for n in range(3, 31)
    ),
)


@cache
def word(letter: Letter) -> Source:
    """Read the paper as its office wrote it."""
    return open_source(as_docx(letter), "du-thao.docx")


@cache
def paper(letter: Letter) -> Source:
    """Read the paper as it was printed."""
    return open_source(as_pdf(letter), "ban-ky.pdf")


@pytest.mark.parametrize(
    ("draft", "signed"),
    [
        pytest.param(DRAFT, SIGNED, id="number-day-and-name-filled-in"),
        pytest.param(DRAFT, DRAFT.signed("127", date(2026, 12, 31)), id="another-number-and-day"),
        pytest.param(replace(DRAFT, signer="Trần Văn Minh"), SIGNED, id="the-draft-named-him"),
        pytest.param(LONG, LONG.signed(), id="over-many-pages"),
        pytest.param(
            DRAFT,
            replace(
                SIGNED,
                stamp=(
                    "Ký bởi: Ủy ban nhân dân xã An Bình",
                    "Cơ quan: Tỉnh Minh Hải",
                    "Ngày ký: 09-03-2026 15:20:33 +07:00",
                ),
            ),
            id="stamped-by-the-signing-program",
        ),
    ],
)
def test_the_same_words_are_the_same_paper(draft: Letter, signed: Letter) -> None:
    assert compare_texts(word(draft), paper(signed)) == Comparison("same")


def test_a_moved_deadline_is_shown_with_the_words_around_it() -> None:
    found = compare_texts(word(DRAFT), paper(SIGNED.saying("30/9/2026", "30/11/2026")))

    assert found.outcome == "differs"
    assert found.differences == (
        Difference(
            before="… xã kiểm tra tại 05 thôn, hoàn thành trước ngày",
            approved="30/9/2026.",
            signed="30/11/2026.",
            after="2. Phòng Kinh tế rà soát việc công khai thủ …",
        ),
    )


@pytest.mark.parametrize(
    ("signed", "approved", "instead"),
    [
        pytest.param(SIGNED.saying("05 thôn", "06 thôn"), "05", "06", id="a-number"),
        pytest.param(
            SIGNED.saying("2025-2026", "2025-2027"), "2025-2026.", "2025-2027.", id="a-span"
        ),
        pytest.param(SIGNED.saying("chưa niêm yết", "niêm yết"), "chưa", "", id="not-taken-out"),
        pytest.param(SIGNED.saying("rà soát", "phải rà soát"), "", "phải", id="a-word-put-in"),
        pytest.param(SIGNED.saying("Kinh tế", "Kinh Tế"), "tế", "Tế", id="a-capital"),
        pytest.param(
            replace(SIGNED, issuer="ỦY BAN NHÂN DÂN XÃ PHÚ LÂM"),
            "AN BÌNH",
            "PHÚ LÂM",
            id="another-issuer",
        ),
        pytest.param(
            replace(SIGNED, recipients=(*RECIPIENTS, "Trạm Y tế")),
            "",
            "- Trạm Y tế ;",
            id="one-more-recipient",
        ),
    ],
)
def test_one_change_is_found(signed: Letter, approved: str, instead: str) -> None:
    found = compare_texts(word(DRAFT), paper(signed))

    assert found.outcome == "differs"
    shown = found.differences[0]
    assert (shown.approved, shown.signed) == (approved, instead)


def test_two_dates_that_changed_places_are_found() -> None:
    swapped = (
        SIGNED.saying("30/9/2026", "@").saying("15/10/2026", "30/9/2026").saying("@", "15/10/2026")
    )

    found = compare_texts(word(DRAFT), paper(swapped))

    assert [(d.approved, d.signed) for d in found.differences] == [
        ("30/9/2026.", "15/10/2026."),
        ("15/10/2026", "30/9/2026"),
    ]


def test_a_name_is_not_taken_for_anything_else() -> None:
    added = replace(SIGNED, signer="Trần Văn Minh 15 triệu đồng")

    assert compare_texts(word(DRAFT), paper(added)).outcome == "differs"


def test_a_scan_cannot_be_compared() -> None:
    empty = open_source(scan(), "ban-quet.pdf")

    assert compare_texts(word(DRAFT), empty).outcome == "unreadable"
    assert compare_texts(empty, paper(SIGNED)).outcome == "unreadable"


def test_another_paper_altogether_is_shown_in_bounds() -> None:
    other = open_source(print_lines(["Văn bản khác hẳn, không liên quan."] * 200), "khac.pdf")

    found = compare_texts(word(DRAFT), other)

    assert found.outcome == "differs"
    assert all(len(d.signed.split()) <= 61 for d in found.differences)


def test_no_signing_mark_hides_a_line_of_the_text() -> None:
    """A stamp begins a line; words of the text that only look alike count."""
    slipped = SIGNED.saying("1. Phòng Văn hóa", "Cơ quan chủ trì: 1. Phòng Văn hóa")

    assert compare_texts(word(DRAFT), paper(slipped)).outcome == "differs"


def test_edits_turn_the_one_row_into_the_other() -> None:
    pick = random.Random(20260309)
    for _ in range(500):
        ours = [pick.choice("abcd") for _ in range(pick.randint(0, 12))]
        theirs = [pick.choice("abcd") for _ in range(pick.randint(0, 12))]

        edits = edits_between(ours, theirs)

        made, at = [], 0
        for edit in edits:
            made += ours[at : edit.start] + theirs[edit.other_start : edit.other_end]
            at = edit.end
        assert made + ours[at:] == theirs
        assert all(one.end <= other.start for one, other in pairwise(edits))


def test_neighbouring_edits_are_shown_as_one() -> None:
    edits = edits_between("abcdefgh", "aXcYefgZ", near=1)

    assert [(e.start, e.end) for e in edits] == [(1, 4), (7, 8)]
