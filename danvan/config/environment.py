"""Read the environment: every value of ours begins with DANVAN_, and an unknown one is refused."""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

KNOWN = frozenset(
    {
        "DANVAN_DATA",
        "DANVAN_DEBUG",
        "DANVAN_HOSTS",
        "DANVAN_SAMPLE",
        "DANVAN_SECRET_KEY",
        "DANVAN_SECRET_KEY_FILE",
        "DANVAN_TEST_POSTGRES",
        "DANVAN_TODAY",
        "DANVAN_TRUSTED_ORIGINS",
    }
)


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


def words(name: str) -> list[str]:
    """Return a comma-separated list."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def secret(name: str) -> str | None:
    """Return a secret given in the variable itself or in the file that NAME_FILE points at."""
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text(encoding="utf-8").strip()
    return os.environ.get(name)


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
