"""Nothing is lost and nothing left behind: contents without a row, rows without content."""

from datetime import date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import models, transaction

from danvan.accounts.models import AuditEvent, CalendarJob
from danvan.base import clock
from danvan.documents.actions import destroy_file, store_file, sweeping
from danvan.documents.actions.sweeping import JOB, Swept, TooManyOrphans, sweep_orphans
from danvan.documents.models import StoredFile
from tests.factories.people import World

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"


@pytest.fixture
def folder(settings: object, tmp_path: Path) -> Path:
    """Keep files in a folder of this test."""
    settings.STORAGES = {  # type: ignore[attr-defined]  # pytest-django's wrapper
        **settings.STORAGES,  # type: ignore[attr-defined]  # the same
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path},
        },
    }
    return tmp_path


@pytest.fixture
def two_days_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything stored by the test be two days old."""
    later = clock.now() + timedelta(days=2)

    def now() -> datetime:
        return later

    monkeypatch.setattr(clock, "now", now)


def rolled_back(world: World, monday: date) -> str:
    """Hand a file in and roll back; return the key its content stays under."""
    with transaction.atomic():
        file = store_file(world.office, PDF + b"rolled", "a.pdf", by=world.thu, on=monday)
        key = file.content.name or ""
        transaction.set_rollback(True)
    return key


def checked(*options: str) -> tuple[str, int]:
    """Return what `danvan check-files` prints, and its exit code."""
    out = StringIO()
    try:
        call_command("check_files", *options, stdout=out)
    except SystemExit as end:
        return out.getvalue(), int(str(end.code))
    return out.getvalue(), 0


@pytest.mark.usefixtures("folder", "two_days_later")
def test_what_a_rolled_back_upload_leaves_is_taken_away(world: World, monday: date) -> None:
    CalendarJob.objects.create(name=JOB, next_at=clock.now())
    kept = store_file(world.office, PDF, "b.pdf", by=world.thu, on=monday)
    orphan = rolled_back(world, monday)
    assert default_storage.exists(orphan)

    assert sweep_orphans(monday) == Swept(1, 2)

    assert not default_storage.exists(orphan)
    assert default_storage.exists(kept.content.name or "")
    assert AuditEvent.objects.get(code="documents.orphans_swept").facts == {"count": 1, "all": 2}
    assert sweep_orphans(monday) == Swept(0, 1)
    assert AuditEvent.objects.filter(code="documents.orphans_swept").count() == 1


@pytest.mark.usefixtures("folder")
def test_what_was_stored_today_may_still_get_its_row(world: World, monday: date) -> None:
    orphan = rolled_back(world, monday)

    assert sweep_orphans(monday) == Swept(0, 1)

    assert default_storage.exists(orphan)


@pytest.mark.usefixtures("folder", "two_days_later")
def test_a_destroyed_files_content_goes_even_when_deleting_failed(
    world: World, monday: date
) -> None:
    file = store_file(world.office, PDF, "b.pdf", by=world.thu, on=monday)
    key = file.content.name or ""
    destroy_file(file)  # the test's transaction never commits: as if the store had not answered
    assert default_storage.exists(key)

    sweep_orphans(monday)

    assert not default_storage.exists(key)


@pytest.mark.usefixtures("folder", "two_days_later")
def test_an_older_database_beside_a_newer_store_loses_nothing(
    world: World, monday: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeping, "FEW", 3)
    keys = [default_storage.save(f"files/2026/03/{n}.pdf", ContentFile(PDF)) for n in range(4)]

    with pytest.raises(TooManyOrphans, match="4 trong 4"):
        sweep_orphans(monday)

    assert all(default_storage.exists(key) for key in keys)


@pytest.mark.usefixtures("folder", "two_days_later")
def test_what_others_keep_beside_is_not_ours(world: World, monday: date) -> None:
    other = default_storage.save("exports/so.xlsx", ContentFile(b"x"))

    assert sweep_orphans(monday) == Swept(0, 0)
    assert default_storage.exists(other)


def test_nothing_else_keeps_its_files_under_ours() -> None:
    ours = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.FileField) and str(field.upload_to).startswith("files")
    }

    assert ours == {"StoredFile.content"}


def test_all_is_well(world: World, monday: date, folder: Path) -> None:
    store_file(world.office, PDF, "b.pdf", by=world.thu, on=monday)
    destroyed = store_file(world.office, PDF + b" ", "c.pdf", by=world.thu, on=monday)
    destroy_file(destroyed)

    assert checked("--hashes") == (
        "Đã kiểm tra 1 tệp: mất 0, khác bản đã lưu 0.\n",
        0,
    )


def test_says_what_is_missing_and_what_is_altered(world: World, monday: date, folder: Path) -> None:
    lost = store_file(world.office, PDF, "mất.pdf", by=world.thu, on=monday)
    bent = store_file(world.office, PDF + b" ", "sửa.pdf", by=world.thu, on=monday)
    default_storage.delete(lost.content.name or "")
    (folder / (bent.content.name or "")).write_bytes(PDF + b"!")

    told, code = checked("--hashes")

    assert code == 1
    assert f"Mất: {lost.content.name} – mất.pdf (đơn vị vhxh-an-binh, 09/03/2026)" in told
    assert f"Khác bản đã lưu: {bent.content.name} – sửa.pdf" in told
    assert checked()[1] == 1
    assert "sửa.pdf" not in checked()[0]  # without --hashes nothing is read
    assert StoredFile.objects.count() == 2
