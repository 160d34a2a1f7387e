"""What is laid into the watched folder comes in once; whatever happens, no file is lost."""

import os
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from danvan.accounts.models import AuditEvent
from danvan.accounts.roles import Role
from danvan.base.registry import named
from danvan.documents import watching
from danvan.documents.actions.incoming import take_file_in
from danvan.documents.models import Document, StoredFile
from danvan.documents.store import StoreSilent
from danvan.documents.watching import WATCHING, Watched, watch_folder
from danvan.readers.files import MAX_FILE_BYTES
from tests.factories.letters import Letter, as_pdf
from tests.factories.papers import clerk_of
from tests.factories.people import World, appoint, person

PAPER = as_pdf(Letter(issuer="UBND TỈNH", parent="").signed("18"))
LONG_AGO = 1_700_000_000


@pytest.fixture
def inbox(tmp_path: Path, settings: object) -> Path:
    """A watched folder with the commune's subfolder."""
    settings.INBOX = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings wrapper
    (tmp_path / "ubnd-an-binh").mkdir()
    return tmp_path


def lay(folder: Path, name: str, data: bytes = PAPER, *, still: bool = True) -> Path:
    """Lay a file down; `still` says that nobody has written to it for a while."""
    path = folder / name
    path.write_bytes(data)
    if still:
        os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def names(folder: Path) -> list[str]:
    """Return what lies in a folder, by name."""
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_still_file_waits_to_be_entered(world: World, monday: date, inbox: Path) -> None:
    nga = clerk_of(world)
    place = inbox / "ubnd-an-binh"
    lay(place, "giay-moi.pdf")

    assert watch_folder(monday) == Watched(taken=1)

    row = Document.objects.get(side="incoming")
    assert (row.unit, row.state, row.number) == (world.commune, "arrived", "18/KH-UBND")
    assert row.file is not None
    assert row.file.stored_by == nga  # kept for the clerk …
    event = AuditEvent.objects.get(code="documents.came_in")
    assert event.by is None  # … but nobody handed it in
    assert names(place) == ["da-nhap"]
    assert names(place / "da-nhap") == ["giay-moi.pdf"]


def test_looking_again_changes_nothing(world: World, monday: date, inbox: Path) -> None:
    clerk_of(world)
    lay(inbox / "ubnd-an-binh", "giay-moi.pdf")
    watch_folder(monday)

    assert watch_folder(monday) == Watched()
    lay(inbox / "ubnd-an-binh", "giay-moi.pdf")  # the scanner made the same file again
    assert watch_folder(monday) == Watched(known=1)

    assert Document.objects.filter(side="incoming").count() == 1
    assert names(inbox / "ubnd-an-binh" / "da-nhap") == ["giay-moi (2).pdf", "giay-moi.pdf"]


def test_what_is_still_being_written_is_left_alone(world: World, monday: date, inbox: Path) -> None:
    clerk_of(world)
    place = inbox / "ubnd-an-binh"
    lay(place, "dang-quet.pdf", still=False)
    lay(place, ".an.pdf")
    lay(place, "~$tam.docx")
    lay(place, "tai-ve.pdf.part")
    (place / "lien-ket.pdf").symlink_to("/etc/hostname")
    before = names(place)

    assert watch_folder(monday) == Watched()

    assert names(place) == before


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        pytest.param("mat.txt", "MẬT\nTHÔNG BÁO".encode(), "độ mật", id="secret"),
        pytest.param("lạ.exe", b"MZ\x90\x00\x03", "không được nhận", id="a-program"),
        pytest.param("trong.pdf", b"", "không có nội dung", id="empty"),
        pytest.param("hong.pdf", PAPER[:300], "bị hỏng", id="damaged"),
    ],
)
def test_what_is_not_taken_lies_apart_with_the_reason(
    world: World, monday: date, inbox: Path, name: str, data: bytes, why: str
) -> None:
    clerk_of(world)
    place = inbox / "ubnd-an-binh"
    lay(place, name, data)

    assert watch_folder(monday) == Watched(refused=1)

    assert names(place / "loi") == sorted([name, f"{name}.txt"])
    assert (place / "loi" / name).read_bytes() == data
    assert why in (place / "loi" / f"{name}.txt").read_text(encoding="utf-8")
    assert not StoredFile.objects.exists()
    assert not Document.objects.filter(side="incoming").exists()


def test_a_huge_file_is_not_even_read(world: World, monday: date, inbox: Path) -> None:
    clerk_of(world)
    path = inbox / "ubnd-an-binh" / "lon.pdf"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    os.utime(path, (LONG_AGO, LONG_AGO))

    assert watch_folder(monday) == Watched(refused=1)


def test_one_bad_file_does_not_stop_the_others(world: World, monday: date, inbox: Path) -> None:
    clerk_of(world)
    place = inbox / "ubnd-an-binh"
    lay(place, "a-hong.pdf", b"%PDF-1.7")
    lay(place, "b-tot.pdf")

    assert watch_folder(monday) == Watched(taken=1, refused=1)


def test_a_failing_store_leaves_the_files_and_is_told(
    world: World, monday: date, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk_of(world)
    place = inbox / "ubnd-an-binh"
    lay(place, "a.pdf")
    lay(place, "b.pdf", as_pdf(Letter(issuer="UBND TỈNH", parent="").signed("19")))
    keep = take_file_in

    def fail_once(data: bytes, name: str, **facts: object) -> Document:
        if name == "a.pdf":
            raise StoreSilent
        return keep(data, name, **facts)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(watching, "take_file_in", fail_once)
        with pytest.raises(StoreSilent):
            watch_folder(monday)
    assert names(place) == ["a.pdf", "da-nhap"]  # the other one came in

    assert watch_folder(monday) == Watched(taken=1)


class Died(BaseException):
    """The machine stopped here: nothing of ours may catch it."""


def test_dying_before_the_row_leaves_the_file(
    world: World, monday: date, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk_of(world)
    place = inbox / "ubnd-an-binh"
    lay(place, "giay-moi.pdf")

    def die(*_args: object, **_facts: object) -> None:
        raise Died

    with monkeypatch.context() as patched:
        patched.setattr("danvan.documents.actions.incoming.record_event", die)
        with pytest.raises(Died):
            watch_folder(monday)
    assert names(place) == ["giay-moi.pdf"]
    assert not Document.objects.filter(side="incoming").exists()

    assert watch_folder(monday) == Watched(taken=1)
    assert Document.objects.filter(side="incoming").count() == 1


def test_dying_before_the_move_does_not_take_it_in_twice(
    world: World, monday: date, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk_of(world)
    place = inbox / "ubnd-an-binh"
    lay(place, "giay-moi.pdf")

    def die(*_args: object) -> None:
        raise Died

    with monkeypatch.context() as patched:
        patched.setattr(watching, "_move", die)
        with pytest.raises(Died):
            watch_folder(monday)
    assert names(place) == ["giay-moi.pdf"]
    assert Document.objects.filter(side="incoming").count() == 1

    assert watch_folder(monday) == Watched(known=1)
    assert names(place / "da-nhap") == ["giay-moi.pdf"]
    assert Document.objects.filter(side="incoming").count() == 1


def test_only_the_folder_of_a_living_unit_is_watched(
    world: World, monday: date, inbox: Path
) -> None:
    clerk_of(world)
    (inbox / "khong-co-don-vi").mkdir()
    lay(inbox / "khong-co-don-vi", "a.pdf")
    lay(inbox, "lac-ngoai.pdf")

    assert watch_folder(monday) == Watched()

    assert names(inbox / "khong-co-don-vi") == ["a.pdf"]


def test_without_a_clerk_the_file_waits_with_the_reason(
    world: World, monday: date, inbox: Path
) -> None:
    place = inbox / "ubnd-an-binh"
    lay(place, "giay-moi.pdf")

    assert watch_folder(monday) == Watched(refused=1)
    assert "chưa có văn thư" in (place / "loi" / "giay-moi.pdf.txt").read_text(encoding="utf-8")


def test_each_unit_gets_what_lies_in_its_own_folder(
    world: World, monday: date, inbox: Path
) -> None:
    clerk_of(world)
    tinh = person("tinh", "Phan Thị Tình")
    appoint(tinh, world.neighbour, Role.CLERK, "Văn thư")
    (inbox / "ubnd-phu-lam").mkdir()
    lay(inbox / "ubnd-an-binh", "a.pdf")
    lay(inbox / "ubnd-phu-lam", "a.pdf")

    assert watch_folder(monday) == Watched(taken=2)

    units = Document.objects.filter(side="incoming").values_list("unit", flat=True)
    assert set(units) == {world.commune.pk, world.neighbour.pk}


def test_the_calendar_and_the_command_look(
    world: World, inbox: Path, today: date, capsys: pytest.CaptureFixture[str]
) -> None:
    clerk_of(world)
    lay(inbox / "ubnd-an-binh", "a.pdf")

    assert named("calendar_jobs", "documents.inbox") is WATCHING
    call_command("watch_folder")

    assert "Đã nhận 1 tệp" in capsys.readouterr().out


@pytest.mark.django_db
def test_nothing_is_watched_where_no_folder_is_set(settings: object, monday: date) -> None:
    settings.INBOX = None  # type: ignore[attr-defined]

    assert watch_folder(monday) == Watched()
    with pytest.raises(CommandError, match="DANVAN_INBOX"):
        call_command("watch_folder")


def test_a_link_planted_for_the_reason_overwrites_nothing(
    world: World, monday: date, inbox: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kept = lay(tmp_path_factory.mktemp("elsewhere"), "danvan.sqlite3", b"rows")
    clerk_of(world)
    place = inbox / "ubnd-an-binh"
    (place / "loi").mkdir()
    (place / "loi" / "anh.gif.txt").symlink_to(kept)
    lay(place, "anh.gif", b"GIF89a no paper")

    assert watch_folder(monday) == Watched(refused=1)

    assert kept.read_bytes() == b"rows"
    assert names(place / "loi") == ["anh (2).gif", "anh (2).gif.txt", "anh.gif.txt"]


def test_a_link_in_the_place_of_a_subfolder_leads_nowhere(
    world: World, monday: date, inbox: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    static = tmp_path_factory.mktemp("static")
    clerk_of(world)
    place = inbox / "ubnd-an-binh"
    (place / "loi").symlink_to(static)
    lay(place, "trang.html", b"<html>")

    with pytest.raises(NotADirectoryError):
        watch_folder(monday)

    assert names(static) == []
    assert "trang.html" in names(place)


def test_a_link_put_in_the_place_of_a_file_is_not_read(
    world: World,
    monday: date,
    inbox: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The folder is looked at, then read: in between the file may have become a link."""
    secret = lay(tmp_path_factory.mktemp("elsewhere"), "khoa.txt", b"DANVAN_SECRET_KEY=1")
    clerk_of(world)
    link = inbox / "ubnd-an-binh" / "giay-moi.txt"
    link.symlink_to(secret)
    monkeypatch.setattr(watching, "_still_files", lambda folder: [link])

    with pytest.raises(OSError, match="symbolic"):
        watch_folder(monday)

    assert not StoredFile.objects.exists()
