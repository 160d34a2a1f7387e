"""Bring danvan/locale/en up to the source strings; `--missing` prints those without English.

Reads `_()` and its kin in Python with Babel, and templates after Django's `templatize`. Strings
that are gone are dropped, new ones stand with an empty translation.
"""

import argparse
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
ENGLISH = ROOT / "danvan" / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
    # Labels of the rules, which know no gettext; translated where they are shown.
    "Standing": (2,),
}
HEADER = """\
# English texts of danvan; the source strings are Vietnamese (docs/adr/0006).
# Written by scripts/messages.py; the translations by people.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def main() -> None:
    """Write the catalogue anew, or print what it lacks."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--missing", action="store_true", help="print, write nothing; 1 if any")
    given = parser.parse_args()
    catalogue = updated()
    lacking = [str(m.id) for m in catalogue if m.id and not english(m.string)]
    if given.missing:
        print("\n".join(lacking), end="\n" if lacking else "")
        sys.exit(1 if lacking else 0)
    written = BytesIO()
    write_po(written, catalogue, width=100, omit_header=True, include_lineno=False)
    ENGLISH.write_bytes(HEADER.encode() + written.getvalue().lstrip())
    print(f"{len(catalogue)} chuỗi, thiếu {len(lacking)} bản dịch tiếng Anh.")


def updated() -> Catalog:
    """Return a catalogue of today's strings with the translations we have."""
    kept = Catalog(locale="en")
    if ENGLISH.exists():
        with ENGLISH.open("rb") as file:
            kept = read_po(file, locale="en")
    catalogue = Catalog(locale="en", charset="utf-8")
    for place, message, context in messages():
        known = kept.get(message if isinstance(message, str) else message[0], context)
        text = known.string if known else ""
        if not isinstance(message, str) and isinstance(text, str):
            text = ("", "")
        catalogue.add(message, text, locations=[(place, 0)], context=context)
    return catalogue


def english(text: str | tuple[str, ...] | list[str]) -> bool:
    """Say whether every form of a translation is there."""
    return bool(text) if isinstance(text, str) else bool(text) and all(text)


def messages() -> Iterator[tuple[str, str | tuple[str, str], str | None]]:
    """Return place, source string (or singular and plural) and context, by file."""
    if not settings.configured:
        settings.configure()  # templatize asks for them; none of ours matter here
    package = ROOT / "danvan"
    for path in sorted((*package.rglob("*.py"), *package.rglob("templates/**/*.html"))):
        if "migrations" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            # What templatize blanks out keeps its indentation, which Python would refuse.
            plain = templatize(text, origin=str(path))
            text = "\n".join(line.strip() for line in plain.splitlines())
        place = str(path.relative_to(ROOT))
        for _line, message, _comments, context in extract(
            "python", BytesIO(text.encode()), keywords=KEYWORDS
        ):
            yield place, message if isinstance(message, str) else (message[0], message[1]), context


if __name__ == "__main__":
    main()
