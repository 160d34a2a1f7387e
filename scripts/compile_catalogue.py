"""Compile one .po file into the .mo beside it."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def main() -> None:
    """Compile the file named on the command line."""
    source = Path(sys.argv[1])
    with source.open("rb") as text, source.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, read_po(text))


if __name__ == "__main__":
    main()
