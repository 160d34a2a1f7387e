"""Files in a bucket: stored, handed over by our own page, destroyed, swept; gone is said."""

import socket
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import boto3
import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.urls import reverse
from moto.server import ThreadedMotoServer

from danvan.accounts.models import AuditEvent
from danvan.base import clock
from danvan.config import environment
from danvan.documents.actions import destroy_file, store_file
from danvan.documents.actions.sweeping import Swept, sweep_orphans
from danvan.documents.models import StoredFile
from danvan.documents.queries.files import altered_files, missing_files
from danvan.obligations.models import Evidence, EvidenceUse
from tests.conftest import signed_in
from tests.factories.obligations import owed
from tests.factories.people import World

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"
BUCKET = "danvan-thu"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server of this machine that speaks S3."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
    running.start()
    yield f"http://127.0.0.1:{port}"
    running.stop()


@pytest.fixture
def bucket(server: str, settings: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep files in a bucket of that server, as an operator would set it."""
    given = {
        "DANVAN_FILES_S3": BUCKET,
        "DANVAN_S3_ENDPOINT": server,
        "DANVAN_S3_ACCESS_KEY": "khoa",
        "DANVAN_S3_SECRET_KEY": "bi-mat",
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    store = environment.file_store(settings.MEDIA_ROOT)  # type: ignore[attr-defined]  # pytest-django's wrapper
    maker = boto3.client(  # type: ignore[no-untyped-call]  # it ships no types
        "s3",
        endpoint_url=server,
        region_name="us-east-1",
        aws_access_key_id="khoa",
        aws_secret_access_key="bi-mat",
    )
    maker.create_bucket(Bucket=BUCKET)
    settings.STORAGES = {**settings.STORAGES, "default": store}  # type: ignore[attr-defined]  # the same
    yield
    listed = maker.list_objects_v2(Bucket=BUCKET).get("Contents", [])
    for one in listed:
        maker.delete_object(Bucket=BUCKET, Key=one["Key"])
    maker.delete_bucket(Bucket=BUCKET)
    maker.close()
    _client().close()


def _client() -> Any:
    """Return what the store itself asks the server with."""
    return default_storage.bucket.meta.client  # type: ignore[attr-defined]  # only a bucket has it


def proof(world: World, monday: date, name: str = "Biên bản.pdf") -> StoredFile:
    """A file that proves work of the office, stored in the bucket."""
    file = store_file(world.office, PDF, name, by=world.thu, on=monday)
    evidence = Evidence.objects.create(
        unit=world.office, kind="file", title="Biên bản", file=file,
        added_by=world.thu, added_on=monday,
    )  # fmt: skip
    EvidenceUse.objects.create(obligation=owed(world), evidence=evidence)
    return file


@pytest.mark.usefixtures("bucket", "today")
def test_stored_handed_over_and_destroyed(
    world: World, monday: date, django_capture_on_commit_callbacks: object
) -> None:
    file = proof(world, monday)
    address = reverse("documents:file", args=[file.public_id])

    assert type(default_storage).__name__ == "DefaultStorage"
    assert default_storage.exists(file.content.name or "")
    answer = signed_in(world.lan).get(address)
    assert answer.status_code == 200
    assert b"".join(answer) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Length"] == str(len(PDF))
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Bi%C3%AAn")
    assert signed_in(world.hoa).get(address).status_code == 404

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # a fixture
        key = file.content.name or ""
        destroy_file(file)

    assert not default_storage.exists(key)
    assert signed_in(world.lan).get(address).status_code == 410


@pytest.mark.usefixtures("bucket", "today")
def test_what_is_gone_from_the_bucket_is_said_and_recorded_once_a_day(
    world: World, monday: date
) -> None:
    file = proof(world, monday)
    default_storage.delete(file.content.name or "")
    lan = signed_in(world.lan)

    for _time in range(2):
        answer = lan.get(reverse("documents:file", args=[file.public_id]))
        assert answer.status_code == 410
        assert "không còn trong kho" in answer.content.decode()

    event = AuditEvent.objects.get(code="documents.file_missing")
    assert (event.by, event.about_id) == (world.lan, file.pk)
    assert event.facts == {"file": "Biên bản.pdf"}


@pytest.mark.usefixtures("bucket", "today")
def test_a_bucket_that_does_not_answer_is_no_crash(
    world: World, monday: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = proof(world, monday)
    client = _client()

    def silent(*_args: object, **_kwargs: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(client, "head_object", silent)

    answer = signed_in(world.lan).get(reverse("documents:file", args=[file.public_id]))

    assert answer.status_code == 503
    assert "không trả lời" in answer.content.decode()
    assert not AuditEvent.objects.filter(code="documents.file_missing").exists()


@pytest.mark.usefixtures("bucket")
def test_sweeps_and_checks_the_bucket(
    world: World, monday: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = store_file(world.office, PDF, "a.pdf", by=world.thu, on=monday)
    with transaction.atomic():
        store_file(world.office, PDF + b" ", "b.pdf", by=world.thu, on=monday)
        transaction.set_rollback(True)
    later = clock.now() + timedelta(days=2)

    def now() -> datetime:
        return later

    assert sweep_orphans(monday) == Swept(0, 2)
    monkeypatch.setattr(clock, "now", now)
    assert sweep_orphans(monday) == Swept(1, 2)
    assert sweep_orphans(monday) == Swept(0, 1)

    assert missing_files() == ([], 1)
    assert altered_files(()) == []
    default_storage.delete(kept.content.name or "")
    assert missing_files() == ([kept], 1)
