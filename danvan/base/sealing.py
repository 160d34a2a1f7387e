"""Encryption of what even the database must not tell: AES-GCM under keys that lie elsewhere.

The house keys stand in a file of their own, apart from the database and from SECRET_KEY. Each case
has a key of its own, which is kept encrypted («wrapped») under a house key: turning the house keys
over rewrites those small wrappings and no content.
"""

import base64
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SCHEMA = "danvan.seal_keys/1"
KEY_BYTES = 32
NONCE_BYTES = 12
MARK = b"v1"


class SealBroken(Exception):
    """A ciphertext does not open «niêm phong hỏng»: another key, another row, or changed bytes."""


class SealKeyMissing(Exception):
    """The key file lacks a key that something was sealed with «thiếu khóa niêm phong»."""


@dataclass(frozen=True)
class HouseKeys:
    """The keys of the house «khóa niêm phong»: the current one seals, all of them open."""

    current: str
    keys: dict[str, bytes]

    def key(self, name: str) -> bytes:
        """Return a key by its name. Raises SealKeyMissing."""
        try:
            return self.keys[name]
        except KeyError:
            raise SealKeyMissing(name) from None

    @cached_property
    def newest(self) -> bytes:
        """Return the key that seals now."""
        return self.key(self.current)


def read_keys(path: Path) -> HouseKeys:
    """Return the keys of a file. Raises SealKeyMissing when it is absent or not in our form."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["schema"] != SCHEMA:
            raise SealKeyMissing(str(path))
        keys = {name: base64.b64decode(key) for name, key in content["keys"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SealKeyMissing(str(path)) from error
    if any(len(key) != KEY_BYTES for key in keys.values()) or content["current"] not in keys:
        raise SealKeyMissing(str(path))
    return HouseKeys(content["current"], keys)


def house_keys(path: Path) -> HouseKeys:
    """Return the keys of a file; the first one ever is made here. Raises SealKeyMissing.

    Two processes that begin at once agree: only one file can take the name.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = _written_beside(path, {}, f"k1-{secrets.token_hex(4)}")
        with suppress(FileExistsError):
            os.link(beside, path)
        beside.unlink()
    return read_keys(path)


def add_key(path: Path) -> HouseKeys:
    """Add a fresh key to a file and make it the current one; the older ones still open.

    Replaced in one step: no reader ever sees half of it. Raises SealKeyMissing.
    """
    known = read_keys(path).keys
    _written_beside(path, known, f"k{len(known) + 1}-{secrets.token_hex(4)}").replace(path)
    return read_keys(path)


def drop_keys(path: Path, names: Collection[str]) -> HouseKeys:
    """Take keys out of a file that nothing rests on any more; the current one always stays.

    Raises SealKeyMissing.
    """
    house = read_keys(path)
    left = {n: key for n, key in house.keys.items() if n not in names or n == house.current}
    _written(path, HouseKeys(house.current, left)).replace(path)
    return read_keys(path)


def _written_beside(path: Path, known: Mapping[str, bytes], name: str) -> Path:
    """Write the known keys and a fresh one called `name`, which is the current one then."""
    return _written(path, HouseKeys(name, {**known, name: secrets.token_bytes(KEY_BYTES)}))


def _written(path: Path, house: HouseKeys) -> Path:
    """Write keys into a file beside the one they are for, readable by the owner alone."""
    content = {
        "schema": SCHEMA,
        "current": house.current,
        "keys": {one: base64.b64encode(key).decode() for one, key in house.keys.items()},
    }
    beside = path.with_name(f"{path.name}.{secrets.token_hex(8)}.new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(content, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    return beside


def new_key() -> bytes:
    """Return a fresh key for one case."""
    return secrets.token_bytes(KEY_BYTES)


def seal(content: bytes, key: bytes, *, place: str) -> bytes:
    """Return content encrypted; `place` (table, row, field) is bound to it and must be given again.

    Forty bytes longer than the content at most; a fresh nonce each time.
    """
    nonce = secrets.token_bytes(NONCE_BYTES)
    return MARK + nonce + AESGCM(key).encrypt(nonce, content, place.encode())


def unseal(sealed: bytes, key: bytes, *, place: str) -> bytes:
    """Return what was sealed. Raises SealBroken."""
    sealed = bytes(sealed)
    nonce, body = sealed[len(MARK) : len(MARK) + NONCE_BYTES], sealed[len(MARK) + NONCE_BYTES :]
    if not sealed.startswith(MARK) or len(nonce) != NONCE_BYTES:
        raise SealBroken(place)
    try:
        return AESGCM(key).decrypt(nonce, body, place.encode())
    except InvalidTag:
        raise SealBroken(place) from None


def keyed_digest(text: str, key: bytes, *, purpose: str) -> str:
    """Return a digest that only the holder of the key can compute, in hex."""
    return hmac.new(key, f"{purpose}\0{text}".encode(), hashlib.sha256).hexdigest()
