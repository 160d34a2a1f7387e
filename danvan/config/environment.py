"""Read the environment: every value of ours begins with DANVAN_, and an unknown one is refused."""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

KNOWN = frozenset(
    {
        "DANVAN_ADDRESS",
        "DANVAN_DATA",
        "DANVAN_DEBUG",
        "DANVAN_FILES_S3",
        "DANVAN_HOSTS",
        "DANVAN_INBOX",
        "DANVAN_INVITATION_DAYS",
        "DANVAN_MAIL_FROM",
        "DANVAN_MAIL_HOST",
        "DANVAN_MAIL_PASSWORD",
        "DANVAN_MAIL_PASSWORD_FILE",
        "DANVAN_MAIL_PORT",
        "DANVAN_MAIL_TLS",
        "DANVAN_MAIL_USER",
        "DANVAN_OIDC_CLIENT_ID",
        "DANVAN_OIDC_CLIENT_SECRET",
        "DANVAN_OIDC_CLIENT_SECRET_FILE",
        "DANVAN_OIDC_ISSUER",
        "DANVAN_OIDC_NAME",
        "DANVAN_PROXIES",
        "DANVAN_S3_ACCESS_KEY",
        "DANVAN_S3_ACCESS_KEY_FILE",
        "DANVAN_S3_ENDPOINT",
        "DANVAN_S3_REGION",
        "DANVAN_S3_SECRET_KEY",
        "DANVAN_S3_SECRET_KEY_FILE",
        "DANVAN_SAMPLE",
        "DANVAN_SCANNER",
        "DANVAN_SEAL_KEYS",
        "DANVAN_SECOND_FACTOR",
        "DANVAN_SECRET_KEY",
        "DANVAN_SECRET_KEY_FILE",
        "DANVAN_TEST_POSTGRES",
        "DANVAN_TODAY",
        "DANVAN_TRUSTED_ORIGINS",
        "DANVAN_TRUST_ROOTS",
    }
)

IN_MEMORY = 2 * 1024 * 1024  # bytes of a file from the bucket before it goes to a temporary file


def refuse_unknown(environment: Mapping[str, str]) -> None:
    """Raise ImproperlyConfigured for a DANVAN_ name that means nothing: a typo must not pass."""
    unknown = sorted(n for n in environment if n.startswith("DANVAN_") and n not in KNOWN)
    if unknown:
        raise ImproperlyConfigured(f"Biến môi trường không rõ nghĩa: {', '.join(unknown)}.")


def flag(name: str, *, default: bool = False) -> bool:
    """Return a yes/no value: 1 or 0."""
    value = os.environ.get(name, "1" if default else "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} phải là 0 hoặc 1.")
    return value == "1"


def number(name: str, default: int) -> int:
    """Return a whole number, zero or more."""
    value = os.environ.get(name, "")
    if not value:
        return default
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} phải là một số nguyên không âm.")
    return int(value)


def folder(name: str) -> Path | None:
    """Return a folder that must be there when it is named, None when it is not."""
    given = os.environ.get(name, "")
    if given and not Path(given).is_dir():
        raise ImproperlyConfigured(f"{name}: không có thư mục {given}.")
    return Path(given).resolve() if given else None


def words(name: str) -> list[str]:
    """Return a comma-separated list."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def secret(name: str) -> str | None:
    """Return a secret given in the variable itself or in the file that NAME_FILE points at."""
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text(encoding="utf-8").strip()
    return os.environ.get(name)


def address() -> str:
    """Return where people find this installation: DANVAN_ADDRESS, else the first trusted origin."""
    given = os.environ.get("DANVAN_ADDRESS") or next(iter(words("DANVAN_TRUSTED_ORIGINS")), "")
    return (given or "http://localhost:8000").rstrip("/")


def mail_backend() -> str:
    """Return how letters leave: by SMTP when DANVAN_MAIL_HOST is given, else on the console.

    DANVAN_MAIL_HOST, _PORT (587), _USER, _PASSWORD or _PASSWORD_FILE, _TLS (1), _FROM.
    """
    way = "smtp" if os.environ.get("DANVAN_MAIL_HOST") else "console"
    return f"django.core.mail.backends.{way}.EmailBackend"


def identity_provider() -> dict[str, object]:
    """Return allauth's settings of the one OpenID Connect provider; none unless an issuer is given.

    DANVAN_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET or _CLIENT_SECRET_FILE, _NAME (on the button).
    """
    issuer = os.environ.get("DANVAN_OIDC_ISSUER", "")
    if not issuer:
        return {}
    client = os.environ.get("DANVAN_OIDC_CLIENT_ID", "")
    if not client:
        raise ImproperlyConfigured("Có DANVAN_OIDC_ISSUER thì cần cả DANVAN_OIDC_CLIENT_ID.")
    return oidc(
        issuer,
        client,
        secret("DANVAN_OIDC_CLIENT_SECRET") or "",
        os.environ.get("DANVAN_OIDC_NAME") or "tài khoản điện tử",
    )


def oidc(issuer: str, client: str, password: str, name: str) -> dict[str, object]:
    """Return allauth's settings of an OpenID Connect provider, with PKCE."""
    app = {
        "provider_id": "oidc",
        "name": name,
        "client_id": client,
        "secret": password,
        "settings": {"server_url": issuer, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


def database(url: str | None, data: Path) -> dict[str, object]:
    """Return Django's settings of the database that DATABASE_URL names; without one, SQLite."""
    if not url:
        return sqlite(data / "danvan.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            "DATABASE_URL phải có dạng postgresql://người-dùng:mật-khẩu@máy:cổng/tên "
            "hoặc sqlite:///đường/dẫn."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def sqlite(path: Path) -> dict[str, object]:
    """Return SQLite's settings: WAL, and IMMEDIATE so that two writers wait instead of failing."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;"
            ),
        },
    }


def file_store(folder: Path) -> dict[str, object]:
    """Return the store of uploaded files: the bucket that DANVAN_FILES_S3 names, else a folder."""
    bucket = os.environ.get("DANVAN_FILES_S3", "").strip()
    if not bucket:
        _refuse_stray_s3()
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": folder, "file_permissions_mode": 0o640},
        }
    given = {
        "endpoint_url": os.environ.get("DANVAN_S3_ENDPOINT", "").strip(),
        "access_key": secret("DANVAN_S3_ACCESS_KEY") or "",
        "secret_key": secret("DANVAN_S3_SECRET_KEY") or "",
    }
    _refuse_half_an_s3(given)
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            **given,
            "bucket_name": bucket,
            "region_name": os.environ.get("DANVAN_S3_REGION", "").strip() or "us-east-1",
            # With an endpoint of one's own, botocore would sign the old way.
            "signature_version": "s3v4",
            "addressing_style": "path",
            "file_overwrite": False,
            "default_acl": None,
            "querystring_auth": True,
            "max_memory_size": IN_MEMORY,
        },
    }


def _refuse_stray_s3() -> None:
    stray = sorted(n for n, v in os.environ.items() if n.startswith("DANVAN_S3_") and v)
    if stray:
        raise ImproperlyConfigured(
            f"Đã đặt {', '.join(stray)} nhưng thiếu DANVAN_FILES_S3 (tên kho chứa «bucket»)."
        )


def _refuse_half_an_s3(given: Mapping[str, str]) -> None:
    names = {
        "endpoint_url": "DANVAN_S3_ENDPOINT",
        "access_key": "DANVAN_S3_ACCESS_KEY",
        "secret_key": "DANVAN_S3_SECRET_KEY",
    }
    missing = [names[key] for key, value in given.items() if not value]
    if missing:
        raise ImproperlyConfigured(
            f"Đã đặt DANVAN_FILES_S3 nhưng thiếu {', '.join(missing)}. Hãy đặt đủ, hoặc bỏ "
            "DANVAN_FILES_S3 để giữ tệp trong thư mục."
        )
    if not given["endpoint_url"].startswith(("https://", "http://")):
        raise ImproperlyConfigured("DANVAN_S3_ENDPOINT phải có dạng https://máy:cổng.")


def scanner() -> str | tuple[str, int] | None:
    """Return where clamd listens: the path of its socket, its host and port, or nowhere."""
    given = os.environ.get("DANVAN_SCANNER", "").strip()
    if not given:
        return None
    path = given.removeprefix("unix:")
    if path.startswith("/"):
        return path
    host, _, port = given.removeprefix("tcp://").rpartition(":")
    if not host or not port.isascii() or not port.isdigit():
        raise ImproperlyConfigured(
            "DANVAN_SCANNER phải có dạng máy:cổng, ví dụ 127.0.0.1:3310, hoặc đường dẫn của "
            "socket, ví dụ /run/clamav/clamd.ctl."
        )
    return host.strip("[]"), int(port)
