"""The lists of a paper: I. and 1. counted by Word, letters in the Vietnamese order by us."""

from typing import Final

from danvan.writers.word.styles import FIRST_LINE
from danvan.writers.word.xml import Setting, element, paragraph_properties

HEADINGS: Final = 1
BULLETS: Final = 2

# The order in which a law counts its points: with đ, without f, j, w, z.
LETTERS: Final = "abcdđeghiklmnopqrstuvxy"


def vietnamese_letter(count: int) -> str:
    """Return the letter of the `count`-th point; after y it goes on with aa, bb …"""
    times, place = divmod(count - 1, len(LETTERS))
    return LETTERS[place] * (times + 1)


def write_numbering() -> str:
    """Write the content of the part `numbering.xml`."""
    return "".join(
        (
            _kinds(HEADINGS, ("upperRoman", "%1."), ("decimal", "%2.")),
            _kinds(BULLETS, ("bullet", "-")),
            *(
                element("num", element("abstractNumId", val=list_id), numId=list_id)
                for list_id in (HEADINGS, BULLETS)
            ),
        )
    )


def _kinds(list_id: int, *levels: tuple[str, str]) -> str:
    written = (_level(position, *level) for position, level in enumerate(levels))
    kind = element("multiLevelType", val="multilevel")
    return element("abstractNum", kind, *written, abstractNumId=list_id)


def _level(position: int, number_format: str, text: str) -> str:
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=number_format),
        element("suff", val="space"),
        element("lvlText", val=text),
        element("lvlJc", val="left"),
        paragraph_properties(Setting(left=0, first_line=FIRST_LINE)),
        ilvl=position,
    )
