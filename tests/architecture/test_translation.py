"""Texts people read: each Vietnamese source string has its English, with the same places."""

import re
import subprocess
import sys
from pathlib import Path

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.architecture.source import ROOT, tracked_files

LOCALE = ROOT / "danvan" / "locale"
PLACE = re.compile(r"%\((\w+)\)[sd]|(?<!%)%[sd]|\{(\w*)\}")
ACCENTED = re.compile(
    r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE
)
# The letterhead of the State stands in Vietnamese on every paper; the gallery is for ourselves.
ALWAYS_VIETNAMESE = re.compile(r"layout/_letterhead\.html|gallery")
QUOTED = re.compile(r"«[^»]*»")


def catalogue(path: Path) -> Catalog:
    """Return a catalogue as it is on disk."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def texts(of: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """Return every form of a message."""
    return (of,) if isinstance(of, str) else tuple(of or ())


def entries(language: str) -> list[Message]:
    """Return the messages of our own catalogue."""
    messages = catalogue(LOCALE / language / "LC_MESSAGES" / "django.po")
    return [message for message in messages if message.id]


def test_every_source_string_has_an_english_one() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/messages.py", "--missing"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, (
        f"python scripts/messages.py, rồi dịch:\n{done.stdout}{done.stderr}"
    )


def test_english_fills_the_places_of_its_source() -> None:
    # A singular may leave the number out ("one day"), a plural may not invent a place.
    broken = [
        message.id
        for message in entries("en")
        for text in texts(message.string)
        if text  # one without English is the other test's
        and places(text) != places(texts(message.id)[0])
        and not (len(texts(message.id)) > 1 and places(text) < places(texts(message.id)[0]))
    ]

    assert broken == []


def test_our_words_for_django_invent_no_place() -> None:
    broken = [
        message.id
        for message in entries("vi")
        for text in texts(message.string)
        if not places(text) <= places("".join(texts(message.id)))
    ]

    assert broken == []


def places(text: str) -> set[str]:
    """Return the placeholders of a text."""
    return {found.group() for found in PLACE.finditer(text)}


def test_english_is_english_but_for_quoted_terms() -> None:
    mixed = [
        text
        for message in entries("en")
        for text in texts(message.string)
        if ACCENTED.search(QUOTED.sub("", text))
    ]

    assert mixed == []


def test_our_vietnamese_catalogue_answers_messages_that_django_has() -> None:
    root = Path(django.__file__).parent
    known = {
        (texts(message.id)[0], message.context)
        for path in ("conf/locale", "contrib/auth/locale")
        for message in catalogue(root / path / "en" / "LC_MESSAGES" / "django.po")
    }
    ours = {(texts(message.id)[0], message.context) for message in entries("vi")}

    assert ours - known == set()


def test_a_template_holds_no_unmarked_vietnamese() -> None:
    bare = [
        f"{path.relative_to(ROOT)}: {line.strip()[:60]}"
        for path in tracked_files()
        if path.suffix == ".html" and not ALWAYS_VIETNAMESE.search(str(path))
        for line in unmarked(path.read_text(encoding="utf-8")).splitlines()
        if ACCENTED.search(line) and 'lang="vi"' not in line  # says itself that it is Vietnamese
    ]

    assert bare == []


def unmarked(template: str) -> str:
    """Return a template without its tags, comments and the blocks that are translated."""
    without = re.sub(r"\{%\s*comment.*?endcomment\s*%\}", "", template, flags=re.DOTALL)
    without = re.sub(
        r"\{%\s*blocktrans(late)?\b.*?endblocktrans(late)?\s*%\}", "", without, flags=re.DOTALL
    )
    return re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", "", without, flags=re.DOTALL)
