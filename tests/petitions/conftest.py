"""What every test of petitions stands on."""

from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A key file of this test alone."""
    path = tmp_path / "keys" / "seal-keys.json"
    monkeypatch.setattr(settings, "SEAL_KEYS", path)
    return path
