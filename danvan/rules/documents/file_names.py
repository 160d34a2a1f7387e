"""Names of files that every machine can write: no marks, no folders, nothing a system keeps."""

import re

from danvan.rules.text.letters import bare_words, fold

LONGEST_NUMBER = 40
LONGEST_TITLE = 60
_NOT_NUMBER = re.compile(r"[^a-z0-9]+", re.IGNORECASE)


def paper_file_name(position: int, number: str, title: str, ending: str) -> str:
    """Return the name of a paper's file in a list: «001_45-KH-UBND_ke-hoach-cong-tac.pdf».

    The place in the list keeps names apart and in order, whatever the titles are.
    """
    # «45/KH-UBND», «…/..%2e»: only letters and digits are left, so no name leads anywhere.
    parts = [f"{position:03d}", _bare_number(number), _bare_title(title)]
    return "_".join(part for part in parts if part) + ending


def _bare_number(number: str) -> str:
    upper = fold(number).upper()
    return _NOT_NUMBER.sub("-", upper)[:LONGEST_NUMBER].strip("-")


def _bare_title(title: str) -> str:
    kept = ""
    for word in bare_words(title).split():
        plain = _NOT_NUMBER.sub("", word)
        if len(kept) + len(plain) + 1 > LONGEST_TITLE:
            break
        kept = f"{kept}-{plain}" if kept and plain else kept or plain
    return kept
