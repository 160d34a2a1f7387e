"""Opens a stranger's file in a process of its own, which may die without harm to anyone."""

import json
import os
import subprocess
import sys
from pathlib import PurePath
from typing import Final

from danvan.readers.files import MAX_FILE_BYTES
from danvan.readers.packing import unpack_source
from danvan.readers.refusals import MESSAGES, Refused
from danvan.readers.sheet_rows import SheetRead, unpack_sheets
from danvan.readers.signed import Signed, unpack_signatures
from danvan.rules.text.blocks import Source

# The slowest real file tried (300 pages of table) takes 6 seconds on one old core.
SECONDS: Final = 30.0
START_SECONDS: Final = 5.0  # for the child to start on a busy machine: not the file's fault

PNG: Final = b"\x89PNG"
SIGNED: Final = b"/ByteRange"
# Killed, stopped for its processor time (SIGXCPU), or given up for want of memory (SIGABRT).
OUT_OF_BOUNDS: Final = frozenset({-9, -24, -6})

# Nothing of the parent's surroundings (addresses, keys) reaches the child but what starts Python.
PASSED_ON: Final = ("PATH", "SYSTEMROOT", "VIRTUAL_ENV", "LANG", "LC_ALL", "TMPDIR", "TEMP")


def open_guarded(data: bytes, name: str, *, seconds: float = SECONDS) -> Source:
    """Read a file as `open_source` does, within bounds of time and memory, or raise `Refused`."""
    if not data:
        raise Refused("empty")
    return _understood(_ask_child(data, ["read", _plain_name(name)], seconds))


def draw_guarded(data: bytes, page: int, width: int, *, seconds: float = SECONDS) -> bytes:
    """Draw a page as `danvan.readers.pdf.page_image` does, within bounds, or raise `Refused`."""
    picture = _ask_child(data, ["draw", str(page), str(width)], seconds)
    if not picture.startswith(PNG):
        _understood(picture)
        raise Refused("damaged")
    return picture


def signatures_guarded(
    data: bytes, roots: str = "", *, seconds: float = SECONDS
) -> tuple[Signed, ...]:
    """Return who signed a PDF as `danvan.readers.signatures` reads it, or raise `Refused`."""
    if SIGNED not in data:
        return ()  # a signature names the bytes it covers, and never inside a packed stream
    return _signatures(_ask_child(data, ["signatures", roots], seconds))


def open_sheets_guarded(
    data: bytes, name: str, *, seconds: float = SECONDS
) -> tuple[SheetRead, ...]:
    """Read a spreadsheet as `danvan.readers.sheets.open_sheets` does, or raise `Refused`."""
    if not data:
        raise Refused("empty")
    answer = _ask_child(data, ["sheets", _plain_name(name)], seconds, too_large="sheet_too_large")
    try:
        return unpack_sheets(_said(answer))
    except (ValueError, TypeError) as problem:
        raise Refused("sheet_damaged") from problem


def _ask_child(
    data: bytes, act: list[str], seconds: float, *, too_large: str = "too_large"
) -> bytes:
    if len(data) > MAX_FILE_BYTES:
        raise Refused(too_large)
    command = [sys.executable, "-m", "danvan.readers.child", *act, str(seconds)]
    try:
        child = subprocess.run(  # noqa: S603 - our own module; no shell, no argument of a stranger
            command,
            input=data,
            capture_output=True,
            timeout=seconds + START_SECONDS,
            env=_surroundings(),
            check=False,
        )
    except subprocess.TimeoutExpired as problem:
        raise Refused(too_large) from problem
    if child.returncode in OUT_OF_BOUNDS:
        raise Refused(too_large)
    return child.stdout


def _understood(answer: bytes) -> Source:
    """Return the child's source or raise its refusal; a child that died has not answered."""
    try:
        text = _said(answer)
        return unpack_source(text)
    except (ValueError, TypeError) as problem:
        raise Refused("damaged") from problem


def _signatures(answer: bytes) -> tuple[Signed, ...]:
    try:
        return unpack_signatures(_said(answer))
    except (ValueError, TypeError) as problem:
        raise Refused("damaged") from problem


def _said(answer: bytes) -> str:
    """Return what the child said, or raise its refusal."""
    text = answer.decode()
    said = json.loads(text)
    if "refused" not in said:
        return text
    code, message = str(said["refused"]), said["message"]
    raise Refused(code if code in MESSAGES else "damaged", message)


def _plain_name(name: str) -> str:
    """Return a harmless name with the same end: nothing else of it tells about the form."""
    ending = PurePath(name).suffix.lstrip(".")
    if not ending:
        return "file"
    return f"file.{ending}" if ending.isascii() and ending.isalnum() else "file.other"


def _surroundings() -> dict[str, str]:
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    # The child finds the same packages, also when the parent was started from a source tree.
    paths = os.pathsep.join(path for path in sys.path if path)
    return {**kept, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
