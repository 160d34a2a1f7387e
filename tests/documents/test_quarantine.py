"""Quarantine: what the scanner has not cleared is opened by nobody, and an operator decides."""

import socket
from collections.abc import Iterator
from datetime import date

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from danvan.accounts.models import AuditEvent
from danvan.base.acts import NotAllowed
from danvan.documents import scanning
from danvan.documents.access import may_open_file, sees_file
from danvan.documents.actions import FileRefused, store_file
from danvan.documents.actions.quarantine import (
    NotHeld,
    ReasonNeeded,
    destroy_held,
    release_file,
)
from danvan.documents.actions.scanning import scan_file, scan_waiting
from danvan.documents.models import StoredFile
from danvan.documents.scanning import ScannerFailed, ScannerSilent, ask_scanner
from danvan.documents.store import FileHeld, open_content
from danvan.obligations.actions.report import NewEvidence, add_evidence
from danvan.obligations.models import Evidence, Obligation
from tests.conftest import signed_in
from tests.documents.clamd import EICAR, FakeScanner, fake_scanner
from tests.factories.obligations import owed
from tests.factories.people import World

Scan = StoredFile.Scan
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"
BAD = PDF + EICAR
REASON = "Đã kiểm tra bằng máy khác, là báo nhầm"


@pytest.fixture
def scanner(settings: object) -> Iterator[FakeScanner]:
    """A scanner that the installation is told of."""
    with fake_scanner() as running:
        settings.SCANNER = running.address  # type: ignore[attr-defined]  # pytest-django's
        yield running


def proof(world: World, data: bytes, on: date) -> tuple[Obligation, StoredFile]:
    """A file that Thu hands in as evidence; nothing has looked at it yet."""
    work = owed(world)
    new = NewEvidence(Evidence.Kind.FILE, data=data, name="anh.pdf")
    return work, _file_of(add_evidence(work.pk, new, by=world.thu, on=on))


def _file_of(evidence: Evidence) -> StoredFile:
    assert evidence.file is not None
    return evidence.file


@pytest.mark.parametrize(
    ("content", "clean", "name"), [(PDF, True, ""), (BAD, False, "Eicar-Signature")]
)
def test_asks_and_understands(content: bytes, clean: bool, name: str) -> None:
    with fake_scanner() as running:
        verdict = ask_scanner(running.address, [content[:7], content[7:]])

        assert running.seen == [content]
    assert (verdict.clean, verdict.name) == (clean, name)


@pytest.mark.parametrize(
    "answer",
    [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: \0", b"OK\0", b"\xff" * 9000],
)
def test_any_other_answer_says_nothing(answer: bytes) -> None:
    with fake_scanner() as running:
        running.answer = answer

        with pytest.raises(ScannerFailed):
            ask_scanner(running.address, [PDF])


def test_a_scanner_that_never_answers_is_not_waited_for() -> None:
    with fake_scanner() as running:
        running.silent = True

        with pytest.raises(ScannerFailed):
            ask_scanner(running.address, [PDF], seconds=0.2)


def test_nobody_at_the_address() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        free = server.getsockname()

    with pytest.raises(ScannerSilent):
        ask_scanner(free, [PDF])
    with pytest.raises(ScannerSilent):
        ask_scanner("/nonexistent/clamd.ctl", [PDF])


def test_without_a_scanner_nothing_is_held(world: World, monday: date) -> None:
    file = store_file(world.office, PDF, "a.pdf", by=world.thu, on=monday)

    assert file.scan == Scan.NONE
    assert not file.is_held


def test_what_the_program_wrote_itself_is_not_held(
    world: World, monday: date, scanner: FakeScanner
) -> None:
    file = store_file(world.office, PDF, "a.pdf", by=world.lan, on=monday, made_here=True)

    assert file.scan == Scan.NONE


@pytest.mark.usefixtures("scanner", "today")
def test_waiting_files_are_closed_to_everybody_then_open(world: World, monday: date) -> None:
    _work, file = proof(world, PDF, monday)
    address = reverse("documents:file", args=[file.public_id])

    for person in world.people().values():
        assert not may_open_file(person, file, monday)
    waiting = signed_in(world.lan).get(address)
    assert waiting.status_code == 423
    assert "đang được quét mã độc" in waiting.content.decode()
    assert signed_in(world.hoa).get(address).status_code == 404
    with pytest.raises(FileHeld):
        open_content(file)

    assert scan_waiting(monday) == 1

    file.refresh_from_db()
    assert file.scan == Scan.CLEAN
    assert file.scanned_at is not None
    opened = signed_in(world.lan).get(address)
    assert b"".join(opened) == PDF
    assert signed_in(world.hoa).get(address).status_code == 404


@pytest.mark.usefixtures("scanner", "today")
def test_the_queue_looks_at_once(
    world: World, monday: date, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # a fixture
        file = store_file(world.office, PDF, "a.pdf", by=world.thu, on=monday)

    file.refresh_from_db()
    assert file.scan == Scan.CLEAN


@pytest.mark.usefixtures("scanner", "today")
def test_an_infected_file_stays_locked(world: World, monday: date) -> None:
    work, file = proof(world, BAD, monday)

    assert scan_file(file.pk, on=monday)

    file.refresh_from_db()
    assert (file.scan, file.scan_problem) == (Scan.INFECTED, "Eicar-Signature")
    event = AuditEvent.objects.get(code="documents.file_infected")
    assert event.facts == {"file": "anh.pdf", "found": "Eicar-Signature"}
    assert sees_file(world.thu, file, monday)
    assert not may_open_file(world.thu, file, monday)
    answer = signed_in(world.thu).get(reverse("documents:file", args=[file.public_id]))
    assert answer.status_code == 423
    assert "có mã độc" in answer.content.decode()
    page = signed_in(world.thu).get(reverse("obligations:detail", args=[work.public_id]))
    assert "bị khóa: có mã độc" in page.content.decode()
    with pytest.raises(FileRefused):
        store_file(world.office, BAD, "lai.pdf", by=world.hung, on=monday)


def test_a_silent_scanner_leaves_them_waiting_and_is_asked_again(
    world: World, monday: date, settings: object
) -> None:
    with fake_scanner() as gone:
        settings.SCANNER = gone.address  # type: ignore[attr-defined]  # pytest-django's
    files = [
        store_file(world.office, PDF + bytes([number]), "a.pdf", by=world.thu, on=monday)
        for number in range(2)
    ]

    assert scan_waiting(monday) == 0

    first, second = StoredFile.objects.order_by("pk")
    assert {first.scan, second.scan} == {Scan.WAITING}
    assert "ConnectionRefusedError" in first.scan_problem
    assert second.scan_problem == ""  # nobody was there: the second was not even tried

    with fake_scanner() as back:
        settings.SCANNER = back.address  # type: ignore[attr-defined]  # pytest-django's
        assert scan_waiting(monday) == 2
    assert {f.scan for f in StoredFile.objects.filter(pk__in=[f.pk for f in files])} == {Scan.CLEAN}
    assert StoredFile.objects.exclude(scan_problem="").count() == 0


def test_a_file_it_cannot_judge_does_not_stop_the_others(
    world: World, monday: date, scanner: FakeScanner
) -> None:
    first = store_file(world.office, PDF, "a.pdf", by=world.thu, on=monday)
    default_storage.delete(first.content.name or "")
    second = store_file(world.office, PDF + b" ", "b.pdf", by=world.thu, on=monday)

    scan_waiting(monday)

    first.refresh_from_db()
    second.refresh_from_db()
    assert first.scan == Scan.WAITING
    assert "không còn trong kho" in first.scan_problem
    assert second.scan == Scan.CLEAN


def test_a_slow_scanner_leaves_it_waiting(
    world: World, monday: date, scanner: FakeScanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanner.silent = True
    monkeypatch.setattr(scanning.ask_scanner, "__kwdefaults__", {"seconds": 0.2})
    file = store_file(world.office, PDF, "a.pdf", by=world.thu, on=monday)

    assert scan_file(file.pk, on=monday)

    file.refresh_from_db()
    assert file.scan == Scan.WAITING
    assert "TimeoutError" in file.scan_problem


@pytest.mark.usefixtures("scanner", "today")
def test_the_operator_sees_what_is_held_and_lets_it_out(world: World, monday: date) -> None:
    _work, file = proof(world, BAD, monday)
    scan_file(file.pk, on=monday)
    van = signed_in(world.van)

    page = van.get(reverse("documents:quarantine")).content.decode()
    assert "anh.pdf" in page
    assert "Phạm Thị Thu" in page
    assert "Eicar-Signature" in page
    address = reverse("documents:held-file", args=[file.public_id])
    assert van.post(address, {"reason": "", "release": "1"}).status_code == 422
    assert van.post(address, {"reason": REASON, "release": "1"}).status_code == 302

    file.refresh_from_db()
    assert file.scan == Scan.NONE
    assert may_open_file(world.thu, file, monday)
    assert AuditEvent.objects.get(code="documents.file_released").facts["reason"] == REASON
    assert van.get(address).status_code == 404


@pytest.mark.usefixtures("scanner", "today")
def test_the_operator_destroys_it(
    world: World, monday: date, django_capture_on_commit_callbacks: object
) -> None:
    work, file = proof(world, BAD, monday)
    scan_file(file.pk, on=monday)
    key = file.content.name or ""
    assert default_storage.exists(key)

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # a fixture
        signed_in(world.van).post(
            reverse("documents:held-file", args=[file.public_id]),
            {"reason": "Có mã độc thật", "destroy": "1"},
        )

    assert not default_storage.exists(key)
    answer = signed_in(world.thu).get(reverse("documents:file", args=[file.public_id]))
    assert answer.status_code == 410
    assert "đã được hủy" in answer.content.decode()
    page = signed_in(world.thu).get(reverse("obligations:detail", args=[work.public_id]))
    assert "đã hủy" in page.content.decode()


@pytest.mark.usefixtures("scanner", "today")
@pytest.mark.parametrize("who", ["lan", "minh", "thu", "hoa", "kim"])
def test_nobody_else_decides(world: World, monday: date, who: str) -> None:
    _work, file = proof(world, BAD, monday)
    scan_file(file.pk, on=monday)
    person = getattr(world, who)

    assert signed_in(person).get(reverse("documents:quarantine")).status_code == 404
    for act in (release_file, destroy_held):
        with pytest.raises(NotAllowed):
            act(file.pk, reason=REASON, by=person, on=monday)


@pytest.mark.usefixtures("scanner")
def test_the_neighbours_files_are_not_his(world: World, monday: date) -> None:
    file = store_file(world.neighbour_office, BAD, "a.pdf", by=world.hoa, on=monday)
    scan_file(file.pk, on=monday)

    with pytest.raises(NotAllowed):
        release_file(file.pk, reason=REASON, by=world.van, on=monday)


@pytest.mark.usefixtures("scanner")
def test_only_what_is_held_and_only_with_a_reason(world: World, monday: date) -> None:
    file = store_file(world.office, PDF, "a.pdf", by=world.thu, on=monday)
    with pytest.raises(ReasonNeeded):
        release_file(file.pk, reason=" ", by=world.van, on=monday)
    scan_file(file.pk, on=monday)

    with pytest.raises(NotHeld):
        release_file(file.pk, reason=REASON, by=world.van, on=monday)


@pytest.mark.usefixtures("scanner", "today")
def test_the_list_asks_as_often_for_many_as_for_one(
    world: World, monday: date, django_assert_max_num_queries: object
) -> None:
    for number in range(15):
        store_file(world.office, BAD + bytes([number]), f"{number}.pdf", by=world.thu, on=monday)
    van = signed_in(world.van)

    with django_assert_max_num_queries(17):  # type: ignore[operator]  # a fixture
        page = van.get(reverse("documents:quarantine")).content.decode()

    assert page.count("Phạm Thị Thu") == 15
