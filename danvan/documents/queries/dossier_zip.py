"""A dossier in one zip: its files, the list of them, and their hashes as `sha256sum -c` reads them.

The lists are papers of an office: they are written in Vietnamese whatever the page speaks.
"""

import hashlib
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO, Final

from danvan.base.acts import ActRefused
from danvan.documents.models import StoredFile
from danvan.documents.queries.dossiers import DossierPage, PaperLine
from danvan.documents.store import chunks_of, open_content
from danvan.rules.deadlines.calendar import say_day
from danvan.writers.sheets import Column, ColumnKind, Sheet, write_workbook

LIST_TEXT: Final = "muc-luc.txt"
LIST_SHEET: Final = "muc-luc.xlsx"
HASHES: Final = "sha256sum.txt"
IN_MEMORY: Final = 4 * 1024 * 1024  # larger zips are built on disk
COLUMNS: Final = (
    Column("STT", 6, ColumnKind.NUMBER),
    Column("Loại", 18),
    Column("Số, ký hiệu", 18),
    Column("Ngày", 12, ColumnKind.DAY),
    Column("Tên văn bản", 60),
    Column("Tên tệp", 44),
    Column("SHA-256", 66),
    Column("Nơi lưu", 36),
    Column("Ghi chú", 36),
)


@dataclass(frozen=True)
class Written:
    """A paper as it went into the zip: `note` says what is wrong with it."""

    line: PaperLine
    name: str
    note: str = ""


def dossier_zip(page: DossierPage) -> IO[bytes]:
    """Return the zip of a dossier, ready to be read; what is held back stays out.

    The caller has asked: whoever sees a dossier opens its files (`access.dossiers`). Files go
    through in pieces: however large the dossier, little of it is in memory.
    """
    into = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  the answer closes it
    with zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as package:
        written = [_write_paper(package, line, page) for line in page.papers]
        text = _list_text(page, written).encode()
        sheet = write_workbook([Sheet("Mục lục", COLUMNS, _rows(written))])
        lists = {LIST_TEXT: text, LIST_SHEET: sheet}
        lists[HASHES] = "".join(_hash_lines(written, lists)).encode()
        for name, data in lists.items():
            with package.open(_member(name, page), "w") as place:
                place.write(data)
    into.seek(0)
    return into


def _write_paper(package: zipfile.ZipFile, line: PaperLine, page: DossierPage) -> Written:
    file = line.paper.file
    if file is None:
        return Written(line, "")
    if file.is_held:
        return Written(line, "", "tệp đang bị giữ, không đưa vào")
    try:
        digest = _copy(package, file, _member(line.name, page))
    except ActRefused:
        return Written(line, "", "tệp không còn trong kho")
    same = digest == line.paper.sha256
    return Written(line, line.name, "" if same else "KHÁC với bản đã đóng hồ sơ")


def _copy(package: zipfile.ZipFile, file: StoredFile, member: zipfile.ZipInfo) -> str:
    """Write a file into the zip a piece at a time; return the hash of what was written."""
    digest = hashlib.sha256()
    with open_content(file) as kept, package.open(member, "w") as place:
        for chunk in chunks_of(kept):
            digest.update(chunk)
            place.write(chunk)
    return digest.hexdigest()


def _member(name: str, page: DossierPage) -> zipfile.ZipInfo:
    day = page.dossier.closed_on
    member = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
    member.external_attr = 0o644 << 16
    return member


def _hash_lines(written: Sequence[Written], lists: dict[str, bytes]) -> Iterator[str]:
    """Yield the hashes as they were at closing, so that checking finds what changed since."""
    for one in written:
        if one.name:
            yield f"{one.line.paper.sha256}  {one.name}\n"
    for name, data in lists.items():
        yield f"{hashlib.sha256(data).hexdigest()}  {name}\n"


def _rows(written: Sequence[Written]) -> Iterable[tuple[str | int | date | None, ...]]:
    for one in written:
        paper = one.line.paper
        yield (
            paper.position,
            paper.kind,
            paper.number,
            paper.on,
            paper.title,
            one.name,
            paper.sha256,
            paper.place,
            one.note,
        )


def _list_text(page: DossierPage, written: Sequence[Written]) -> str:
    dossier = page.dossier
    term = f"{dossier.years} năm, đến {say_day(page.until)}" if page.until else "vĩnh viễn"
    head = [
        f"HỒ SƠ: {dossier.title}",
        f"Mã hồ sơ: {dossier.code}",
        f"Đơn vị: {page.unit}",
        f"Đóng ngày: {say_day(dossier.closed_on)}",
        f"Thời hạn bảo quản: {term}",
        f"Số văn bản: {len(written)}",
        f"Kiểm tra tệp: sha256sum -c {HASHES}",
    ]
    return "\n".join([*head, *(line for one in written for line in _paper_text(one)), ""])


def _paper_text(one: Written) -> Iterator[str]:
    paper = one.line.paper
    known = [paper.kind, paper.number and f"số {paper.number}", paper.on and say_day(paper.on)]
    yield ""
    yield f"{paper.position}. {paper.title}"
    yield f"   {', '.join(part for part in known if part)}"
    told = {
        "Tệp": one.name,
        "SHA-256": paper.sha256,
        "Nơi lưu": paper.place,
        "Ghi chú": one.note,
    }
    yield from (f"   {label}: {value}" for label, value in told.items() if value)
