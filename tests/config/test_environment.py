"""The environment: where files go and who scans them, whole or refused in a sentence."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from danvan.config import environment

FOLDER = Path("/srv/danvan/data/files")
BUCKET = {
    "DANVAN_FILES_S3": "danvan",
    "DANVAN_S3_ENDPOINT": "https://s3.tinh.example.vn",
    "DANVAN_S3_ACCESS_KEY": "khoa",
    "DANVAN_S3_SECRET_KEY": "bi-mat",
}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin without any of the names."""
    for name in environment.KNOWN:
        if "S3" in name or "SCANNER" in name:
            monkeypatch.delenv(name, raising=False)


def test_files_go_to_the_folder_when_nothing_is_said() -> None:
    store = environment.file_store(FOLDER)

    assert store["BACKEND"] == "django.core.files.storage.FileSystemStorage"
    assert store["OPTIONS"] == {"location": FOLDER, "file_permissions_mode": 0o640}


def test_a_bucket_is_private_signed_and_never_overwritten(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = tmp_path / "secret"
    kept.write_text("tu-tep\n", encoding="utf-8")
    for name, value in BUCKET.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("DANVAN_S3_SECRET_KEY")
    monkeypatch.setenv("DANVAN_S3_SECRET_KEY_FILE", str(kept))

    store = environment.file_store(FOLDER)

    assert store["BACKEND"] == "storages.backends.s3.S3Storage"
    options = store["OPTIONS"]
    assert isinstance(options, dict)
    assert options["secret_key"] == "tu-tep"
    assert options["bucket_name"] == "danvan"
    assert options["signature_version"] == "s3v4"
    assert options["addressing_style"] == "path"
    assert options["file_overwrite"] is False
    assert options["default_acl"] is None
    assert options["querystring_auth"] is True


@pytest.mark.parametrize("left_out", sorted(set(BUCKET)))
def test_half_a_bucket_is_refused(monkeypatch: pytest.MonkeyPatch, left_out: str) -> None:
    for name, value in BUCKET.items():
        if name != left_out:
            monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match=f"thiếu .*{left_out}"):
        environment.file_store(FOLDER)


def test_an_endpoint_is_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**BUCKET, "DANVAN_S3_ENDPOINT": "s3.example.vn"}.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match="DANVAN_S3_ENDPOINT"):
        environment.file_store(FOLDER)


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("", None),
        ("127.0.0.1:3310", ("127.0.0.1", 3310)),
        ("tcp://clamd.tinh.example.vn:3310", ("clamd.tinh.example.vn", 3310)),
        ("[::1]:3310", ("::1", 3310)),
        ("/run/clamav/clamd.ctl", "/run/clamav/clamd.ctl"),
        ("unix:/run/clamav/clamd.ctl", "/run/clamav/clamd.ctl"),
    ],
)
def test_a_scanner_is_a_socket_or_a_port(
    monkeypatch: pytest.MonkeyPatch, given: str, address: object
) -> None:
    monkeypatch.setenv("DANVAN_SCANNER", given)

    assert environment.scanner() == address


@pytest.mark.parametrize("given", ["clamd", "clamd:", ":3310", "clamd:abc"])
def test_a_scanner_that_is_neither_is_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("DANVAN_SCANNER", given)

    with pytest.raises(ImproperlyConfigured, match="DANVAN_SCANNER"):
        environment.scanner()
