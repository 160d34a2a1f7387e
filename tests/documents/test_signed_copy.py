"""The signed paper is compared with what was approved; what differs needs the clerk's word."""

from datetime import date

import pytest

from danvan.base.acts import NotAllowed
from danvan.documents.actions.files import FileRefused
from danvan.documents.actions.refusals import MoveRefused, NotReady, ReasonMissing
from danvan.documents.actions.signed import accept_signed, attach_signed, issue_document
from danvan.documents.models import Document, SignedCopy, StoredFile
from danvan.documents.queries.life import life_of
from tests.factories.letters import Letter, as_docx, as_pdf
from tests.factories.papers import approved, clerk_of, numbered, submitted
from tests.factories.people import World
from tests.factories.signing import put_signature
from tests.readers.printed import scan

SIGNED = Letter().signed()
MOVED = SIGNED.saying("30/9/2026", "30/11/2026")


def attach(
    row: Document, data: bytes, by: object, on: date, name: str = "ban-ky.pdf"
) -> SignedCopy:
    """Attach a paper and return how it compares."""
    copy = attach_signed(row.pk, version=row.version, data=data, name=name, by=by, on=on)  # type: ignore[arg-type]
    row.refresh_from_db()
    return copy


def test_the_same_words_become_the_documents_file(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = numbered(world, nga, on=monday)

    copy = attach(row, as_pdf(SIGNED), nga, monday)

    assert copy.outcome == "same"
    assert copy.differences == []
    assert row.file == copy.file
    assert len(copy.file.sha256) == 64
    row = issue_document(row.pk, version=row.version, by=nga, on=monday)
    assert (row.state, row.in_force_from) == ("issued", monday)


def test_a_moved_deadline_waits_for_a_reason(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = numbered(world, nga, on=monday)

    copy = attach(row, as_pdf(MOVED), nga, monday)

    assert copy.outcome == "differs"
    (shown,) = copy.differences
    assert (shown["approved"], shown["signed"]) == ("30/9/2026.", "30/11/2026.")
    assert row.file is None
    with pytest.raises(NotReady, match="bản đã ký"):
        issue_document(row.pk, version=row.version, by=nga, on=monday)
    with pytest.raises(ReasonMissing):
        accept_signed(row.pk, version=row.version, copy=copy.pk, reason=" ", by=nga, on=monday)
    row = accept_signed(
        row.pk,
        version=row.version,
        copy=copy.pk,
        reason="Chủ tịch sửa hạn khi ký",
        by=nga,
        on=monday,
    )
    assert row.file == copy.file
    copy.refresh_from_db()
    assert copy.accepted_reason == "Chủ tịch sửa hạn khi ký"
    assert issue_document(row.pk, version=row.version, by=nga, on=monday).state == "issued"


def test_a_better_copy_takes_the_place_of_a_wrong_one(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = numbered(world, nga, on=monday)
    wrong = attach(row, as_pdf(MOVED), nga, monday)

    right = attach(row, as_pdf(SIGNED), nga, monday)

    assert row.file == right.file
    with pytest.raises(MoveRefused):
        accept_signed(row.pk, version=row.version, copy=wrong.pk, reason="x", by=nga, on=monday)


def test_a_wrong_copy_after_a_right_one_is_not_issued(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = numbered(world, nga, on=monday)
    attach(row, as_pdf(SIGNED), nga, monday)

    attach(row, as_pdf(MOVED), nga, monday)

    assert row.file is None
    with pytest.raises(NotReady):
        issue_document(row.pk, version=row.version, by=nga, on=monday)


def test_a_scan_is_compared_by_eye(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = numbered(world, nga, on=monday)

    copy = attach(row, scan(), nga, monday)

    assert copy.outcome == "unreadable"
    assert row.file is None
    assert life_of(row, nga, on=monday).steps[0].slug == "nhan-ban-ky"


def test_another_number_than_the_clerk_wrote_is_told(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = numbered(world, nga, "47/KH-UBND", on=monday)

    copy = attach(row, as_pdf(Letter().signed("46", date(2026, 3, 6))), nga, monday)

    assert copy.outcome == "differs"
    assert [(d["approved"], d["signed"]) for d in copy.differences] == [
        ("47/KH-UBND", "46/KH-UBND"),
        ("09/03/2026", "06/03/2026"),
    ]


def test_who_signed_is_kept_as_the_file_says_it(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = numbered(world, nga, on=monday)

    attach(row, put_signature(as_pdf(SIGNED)), nga, monday)

    (found,) = life_of(row, nga, on=monday).signatures
    assert found.holder == "Trần Văn Minh"
    assert found.trusted is None  # no roots were given: nothing is said of its validity


def test_what_is_marked_secret_is_not_kept(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = numbered(world, nga, on=monday)
    before = StoredFile.objects.count()

    with pytest.raises(FileRefused, match="độ mật"):
        attach(row, "MẬT\nKẾ HOẠCH\nKiểm tra".encode(), nga, monday, "ban-ky.txt")

    assert StoredFile.objects.count() == before
    assert not SignedCopy.objects.exists()


def test_the_draft_itself_counts_as_the_same_words(world: World, monday: date) -> None:
    """A clerk who hands the draft in again is not told that it is signed: the page says so."""
    nga = clerk_of(world)
    row = numbered(world, nga, on=monday)

    copy = attach(row, as_docx(Letter()), nga, monday, "du-thao.docx")

    assert copy.outcome == "same"
    assert copy.signatures == []


def test_who_may_not_and_when(world: World, monday: date) -> None:
    nga = clerk_of(world)
    waiting = submitted(world, on=monday)
    with pytest.raises(MoveRefused):
        attach(waiting, as_pdf(SIGNED), nga, monday)
    row = approved(world, on=monday)
    for stranger in (world.lan, world.minh, world.hoa, world.kim):
        with pytest.raises(NotAllowed):
            attach(row, as_pdf(SIGNED), stranger, monday)
    with pytest.raises(NotReady, match="số, ký hiệu, ngày văn bản, bản đã ký"):
        issue_document(row.pk, version=row.version, by=nga, on=monday)
    for stranger in (world.lan, world.minh, world.hoa):
        with pytest.raises(NotAllowed):
            issue_document(row.pk, version=row.version, by=stranger, on=monday)
