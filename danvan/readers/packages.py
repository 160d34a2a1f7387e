"""Looks into a zip package before anyone unpacks it: Word file or workbook, is it safe?"""

import zipfile
import zlib
from io import BytesIO
from typing import Final

from danvan.readers.refusals import Refused

# A long plan in .docx has 15 to 40 members; one with many pictures some hundreds.
MAX_MEMBERS: Final = 2_000
# 20 MB of .docx are mostly pictures, which do not shrink; 300 pages of text are some 15 MB of XML.
MAX_UNZIPPED_BYTES: Final = 100 * 1024 * 1024
MAX_XML_BYTES: Final = 40 * 1024 * 1024
# Word's XML shrinks 10 to 30 times; small parts of one repeated line do better, without harm.
MAX_RATIO: Final = 150
RATIO_COUNTS_FROM_BYTES: Final = 1024 * 1024

ENCRYPTED_FLAG: Final = 0x1
MACRO_MARKS: Final = ("vbaproject", "vbadata", "macrosheets")
CONTENT_TYPES: Final = "[Content_Types].xml"
MAIN_TYPE: Final = b"wordprocessingml.document.main+xml"  # the name may be document2
WORKBOOK_TYPE: Final = b"spreadsheetml.sheet.main+xml"
MACRO_TYPE: Final = b"macroenabled"

# All that zipfile raises on bytes made to confuse it (found by fuzzing).
UNZIP_FAULTS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    KeyError,
)


def word_package_form(data: bytes) -> str:
    """Return "docx" for a sound Word package; refuse bombs, macros, passwords, other packages."""
    return _sound_form(data, MAIN_TYPE, "docx")


def workbook_package_form(data: bytes) -> str:
    """Return "xlsx" for a sound workbook; refuse as `word_package_form` does."""
    return _sound_form(data, WORKBOOK_TYPE, "xlsx")


def _sound_form(data: bytes, main_type: bytes, form: str) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            members = package.infolist()
            _refuse_bomb(members)
            _refuse_unsafe(members)
            _refuse_other(package, main_type)
            return form
    except UNZIP_FAULTS as problem:
        raise Refused("damaged") from problem


def _refuse_bomb(members: list[zipfile.ZipInfo]) -> None:
    # The sizes are those the directory declares: zipfile never reads a member past its own.
    if len(members) > MAX_MEMBERS or sum(each.file_size for each in members) > MAX_UNZIPPED_BYTES:
        raise Refused("zip_bomb")
    for each in members:
        large = each.file_size > RATIO_COUNTS_FROM_BYTES
        if large and each.file_size > MAX_RATIO * max(each.compress_size, 1):
            raise Refused("zip_bomb")
        if each.filename.endswith((".xml", ".rels")) and each.file_size > MAX_XML_BYTES:
            raise Refused("zip_bomb")


def _refuse_unsafe(members: list[zipfile.ZipInfo]) -> None:
    if any(each.flag_bits & ENCRYPTED_FLAG for each in members):
        raise Refused("encrypted")
    names = [each.filename.casefold() for each in members]
    if any(mark in name for name in names for mark in MACRO_MARKS):
        raise Refused("macro")


def _refuse_other(package: zipfile.ZipFile, main_type: bytes) -> None:
    if CONTENT_TYPES not in package.namelist():
        raise Refused("unknown_form")
    types = package.read(CONTENT_TYPES)
    if MACRO_TYPE in types.lower():
        raise Refused("macro")
    if main_type not in types:
        raise Refused("unknown_form")
