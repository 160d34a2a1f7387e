"""The watched folder: what a scanner lays there comes in once, and nothing is lost.

Each unit has a subfolder named by its key. A file that lies still becomes a document that waits to
be entered, then moves to «da-nhap»; one that is not taken moves to «loi» beside a .txt that says
why. It moves only after its row is committed: whatever happens in between, the next look finds it
known by its hash and moves it on.
"""

import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from danvan.accounts.calendar import Periodic
from danvan.accounts.models import User
from danvan.accounts.roles import ACTS
from danvan.base import clock
from danvan.base.acts import ActRefused
from danvan.documents.actions.incoming import take_file_in
from danvan.documents.actions.refusals import SeenBefore
from danvan.documents.content import FileRefused
from danvan.documents.store import StoreSilent
from danvan.readers.files import MAX_FILE_BYTES
from danvan.readers.refusals import MESSAGES
from danvan.units.models import Unit
from danvan.units.queries import people_of, unit_book

TAKEN, REFUSED = "da-nhap", "loi"
STILL = timedelta(seconds=30)  # a file that is being copied grows; one that lies still is whole
HALF_WRITTEN = (".part", ".tmp", ".crdownload", ".partial")
log = logging.getLogger("danvan.inbox")


@dataclass(frozen=True)
class Watched:
    """What a look into the folder did «kết quả»: files taken in, known already, refused."""

    taken: int = 0
    known: int = 0
    refused: int = 0


def watch_folder(on: date) -> Watched:
    """Take in what lies still in the watched folder; running twice is harmless.

    A file on which the program itself fails stays where it is and does not stop the others; the
    failure is raised in the end, so that the calendar shows it and looks again.
    """
    if settings.INBOX is None:
        return Watched()
    counts = {"taken": 0, "known": 0, "refused": 0}
    failed: list[Exception] = []
    with override("vi"):  # the reasons are read by the people of the office
        for folder, unit in _folders(settings.INBOX, on):
            for path in _still_files(folder):
                try:
                    counts[_take(path, unit, on)] += 1
                except Exception as failure:
                    log.exception("%s could not be taken in", path.name)
                    failed.append(failure)
    if failed:
        raise failed[0]
    return Watched(**counts)


WATCHING = Periodic(watch_folder, every=timedelta(minutes=1))


def _folders(inbox: Path, on: date) -> Iterator[tuple[Path, Unit]]:
    """Yield the subfolders that bear the key of a living unit."""
    living = {entry.key: entry.pk for entry in unit_book(on).at_work()}
    units = Unit.objects.in_bulk(living.values())
    for folder in sorted(inbox.iterdir()):
        if folder.is_dir() and not folder.is_symlink() and folder.name in living:
            yield folder, units[living[folder.name]]


def _still_files(folder: Path) -> list[Path]:
    """Return the files that nobody is writing any more, by name; links are left alone."""
    before = (clock.now() - STILL).timestamp()
    return [
        path
        for path in sorted(folder.iterdir())
        if path.is_file()
        and not path.is_symlink()
        and not path.name.startswith((".", "~"))
        and path.suffix.lower() not in HALF_WRITTEN
        and path.stat().st_mtime <= before
    ]


def _take(path: Path, unit: Unit, on: date) -> str:
    """Take one file in, then move it; return how it went."""
    try:
        document = take_file_in(
            _read(path), path.name, unit=unit, kept_by=_clerk(unit, on), by=None, on=on
        )
    except SeenBefore:
        _move(path, TAKEN)
        return "known"
    except StoreSilent:
        raise  # no fault of the file: it is tried again
    except ActRefused as refusal:
        _refuse(path, refusal.message)
        return "refused"
    log.info("%s came in as document %s", path.name, document.pk)
    _move(path, TAKEN)
    return "taken"


def _read(path: Path) -> bytes:
    # Whoever may lay files down may also put a link in the place of one that was just looked at.
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as laid:
        if os.fstat(laid.fileno()).st_size > MAX_FILE_BYTES:
            raise FileRefused(MESSAGES["too_large"])
        return laid.read(MAX_FILE_BYTES + 1)


def _clerk(unit: Unit, on: date) -> User:
    """Return for whom the file is kept: somebody who takes documents in for the unit."""
    receiving = {role.value for role in ACTS["documents.receive"]}
    for held in people_of(unit.pk, on):
        if held.post.role in receiving:
            return held.user
    raise FileRefused(
        _("Đơn vị chưa có văn thư. Hãy phân công văn thư rồi chuyển tệp về thư mục cũ.")
    )


def _refuse(path: Path, reason: str) -> None:
    """Move a file to «loi» with its reason beside it; the reason is written first."""
    to = _free(_apart(path, REFUSED), path.name)
    with _reason_of(to).open("x", encoding="utf-8") as told:  # never through a link, never over
        told.write(f"{reason}\n")
    path.rename(to)


def _move(path: Path, folder: str) -> None:
    path.rename(_free(_apart(path, folder), path.name))


def _apart(path: Path, name: str) -> Path:
    """Return the subfolder for what was looked at; a link would lead out of the watched folder."""
    folder = path.parent / name
    folder.mkdir(exist_ok=True)
    if folder.is_symlink():
        raise NotADirectoryError(folder)
    return folder


def _reason_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.txt")


def _free(folder: Path, name: str) -> Path:
    """Return a path that nothing lies at: «giay-moi (2).pdf»."""
    to, count = folder / name, 1
    while any(one.exists() or one.is_symlink() for one in (to, _reason_of(to))):
        count += 1
        to = folder / f"{Path(name).stem} ({count}){Path(name).suffix}"
    return to
