"""Settings of signing in, read from the environment."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from danvan.config import environment


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "http://localhost:8000"),
        ({"DANVAN_ADDRESS": "https://a.example.vn/"}, "https://a.example.vn"),
        (
            {"DANVAN_TRUSTED_ORIGINS": "https://b.example.vn,https://c.example.vn"},
            "https://b.example.vn",
        ),
        (
            {
                "DANVAN_ADDRESS": "https://a.example.vn",
                "DANVAN_TRUSTED_ORIGINS": "https://b.example.vn",
            },
            "https://a.example.vn",
        ),
    ],
)
def test_letters_lead_to_the_address_that_was_given(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], expected: str
) -> None:
    for name in ("DANVAN_ADDRESS", "DANVAN_TRUSTED_ORIGINS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)

    assert environment.address() == expected


@pytest.mark.parametrize(("given", "expected"), [("", 14), ("3", 3), ("0", 0)])
def test_a_number_is_read(monkeypatch: pytest.MonkeyPatch, given: str, expected: int) -> None:
    monkeypatch.setenv("DANVAN_INVITATION_DAYS", given)

    assert environment.number("DANVAN_INVITATION_DAYS", 14) == expected


@pytest.mark.parametrize("given", ["-1", "2.5", "mười bốn"])
def test_what_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("DANVAN_INVITATION_DAYS", given)

    with pytest.raises(ImproperlyConfigured, match="DANVAN_INVITATION_DAYS"):
        environment.number("DANVAN_INVITATION_DAYS", 14)


def test_letters_leave_only_where_a_server_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DANVAN_MAIL_HOST", raising=False)
    assert environment.mail_backend().endswith("console.EmailBackend")

    monkeypatch.setenv("DANVAN_MAIL_HOST", "mail.example.vn")
    assert environment.mail_backend().endswith("smtp.EmailBackend")


def test_the_providers_secret_may_lie_in_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = tmp_path / "khóa"
    kept.write_text("bí mật\n", encoding="utf-8")
    monkeypatch.setenv("DANVAN_OIDC_ISSUER", "https://id.example.vn")
    monkeypatch.setenv("DANVAN_OIDC_CLIENT_ID", "danvan")
    monkeypatch.setenv("DANVAN_OIDC_CLIENT_SECRET_FILE", str(kept))

    found = environment.identity_provider()

    assert found == environment.oidc(
        "https://id.example.vn", "danvan", "bí mật", "tài khoản điện tử"
    )


def test_the_guide_tells_of_every_name() -> None:
    guide = (Path(environment.__file__).parents[2] / "docs" / "deploy.md").read_text("utf-8")

    untold = [
        name
        for name in sorted(environment.KNOWN)
        # «`DANVAN_MAIL_PORT`, `_USER`»: later names of a row leave out what they share.
        if not any(f"`{name[at:]}`" in guide for at, sign in enumerate(name) if sign in "D_")
    ]

    assert untold == []
