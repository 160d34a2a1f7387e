"""Word's automatic numbering: what lists there are, and the label each paragraph gets."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from danvan.readers.word.element import Element
from danvan.readers.word.numerals import write_numeral
from danvan.readers.word.parts import MC, W, is_on, number, value
from danvan.readers.word.styles import NumberingReference, Styles

LEVELS: Final = 9
PLACEHOLDER: Final = re.compile(r"%([1-9])")
# Bullets drawn by Symbol and Wingdings stand in the private area; "-" and "+" are real signs.
PRIVATE_SIGNS: Final = {"\uf02d": "-", "\uf02b": "+", "\uf02a": "•"}
PICTURE_FONTS: Final = ("symbol", "wingdings", "webdings")
BULLET: Final = "•"
ROUND_O: Final = "o"  # Word's second-level bullet is this letter in Courier New


@dataclass(frozen=True)
class Level:
    """One level of a list «cấp đánh số»."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    restart_after: int | None = None  # counted from 1; 0 never restarts; None after any higher
    legal: bool = False
    style_id: str | None = None


@dataclass(frozen=True)
class NumberedList:
    """A list as paragraphs name it; several may count on in the same `counted_as`."""

    counted_as: int
    levels: dict[int, Level]
    start_overrides: dict[int, int] = field(default_factory=dict)


@dataclass
class Numbering:
    """Counts through a document in the order of its paragraphs «đánh số tự động»."""

    lists: dict[int, NumberedList]
    counts: dict[int, dict[int, int]] = field(default_factory=dict)
    overridden: set[tuple[int, int]] = field(default_factory=set)

    def level_of(self, reference: NumberingReference, style_id: str | None) -> int:
        """Return the level: as said, else the one that the list ties to the style, else the top."""
        found = self.lists.get(reference.list_id or 0)
        if found is not None and style_id is not None:
            for position, level in found.levels.items():
                if level.style_id == style_id:
                    return position
        return min(max(reference.level or 0, 0), LEVELS - 1)

    def next_label(self, list_id: int, position: int) -> str:
        """Count one paragraph on and return its label, "" where it shows none."""
        found = self.lists.get(list_id)
        level = found.levels.get(position) if found else None
        if found is None or level is None:
            return ""
        counts = self.counts.setdefault(found.counted_as, {})
        override = found.start_overrides.get(position)
        if override is not None and (list_id, position) not in self.overridden:
            self.overridden.add((list_id, position))
            counts[position] = override
        else:
            counts[position] = counts.get(position, level.start - 1) + 1
        _restart_deeper(found.levels, counts, position)
        return _label(found.levels, counts, level)


def _restart_deeper(levels: dict[int, Level], counts: dict[int, int], position: int) -> None:
    for deeper in [each for each in counts if each > position]:
        after = levels[deeper].restart_after if deeper in levels else None
        if after is None or position < after:
            del counts[deeper]


def _label(levels: dict[int, Level], counts: dict[int, int], level: Level) -> str:
    if level.number_format == "bullet":
        return level.text

    def written(match: re.Match[str]) -> str:
        position = int(match.group(1)) - 1
        shown = levels.get(position, Level())
        number_format = "decimal" if level.legal else shown.number_format
        return write_numeral(counts.get(position, shown.start), number_format)

    return PLACEHOLDER.sub(written, level.text).strip()


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """Read `numbering.xml`; a file without one has no lists."""
    if root is None:
        return Numbering({})
    abstract = {
        number(each.get(f"{W}abstractNumId")): each for each in root.iter(f"{W}abstractNum")
    }
    nums = {number(each.get(f"{W}numId")): each for each in root.iter(f"{W}num")}
    lists: dict[int, NumberedList] = {}
    for list_id, num in nums.items():
        if list_id:  # list 0 means "no numbering"
            counted_as = _abstract_of(num, abstract, nums, styles)
            if counted_as is not None:
                lists[list_id] = _list(num, counted_as, abstract[counted_as])
    return Numbering(lists)


def _abstract_of(
    num: Element | None,
    abstract: dict[int | None, Element],
    nums: dict[int | None, Element],
    styles: Styles,
) -> int | None:
    """Follow `w:numStyleLink`: a list may borrow its levels through a list style."""
    found: int | None = None
    for _ in range(LEVELS):  # links are one deep; a circle must not turn for ever
        found = number(value(num, "abstractNumId"))
        if found is None or found not in abstract:
            return None
        link = value(abstract[found], "numStyleLink")
        if link is None:
            return found
        reference, _style = styles.numbering(link)
        if reference.list_id not in nums:
            return found
        num = nums[reference.list_id]
    return found


def _list(num: Element, counted_as: int, abstract: Element) -> NumberedList:
    levels = _levels(abstract)
    starts: dict[int, int] = {}
    for override in num.findall(f"{W}lvlOverride"):
        position = number(override.get(f"{W}ilvl"))
        if position is None:
            continue
        levels.update(_levels(override))
        start = number(value(override, "startOverride"))
        if start is not None:
            starts[position] = start
            if position in levels:
                levels[position] = replace(levels[position], start=start)
    return NumberedList(counted_as, levels, starts)


def _levels(parent: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for each in parent.findall(f"{W}lvl"):
        position = number(each.get(f"{W}ilvl"))
        if position is not None and 0 <= position < LEVELS:
            levels[position] = _level(each)
    return levels


def _level(each: Element) -> Level:
    number_format = _number_format(each)
    text = value(each, "lvlText") or ""
    start = number(value(each, "start"))
    return Level(
        start=1 if start is None else start,
        number_format=number_format,
        text=_bullet(each, text) if number_format == "bullet" else text,
        restart_after=number(value(each, "lvlRestart")),
        legal=bool(is_on(each, "isLgl")),
        style_id=value(each, "pStyle"),
    )


def _number_format(level: Element) -> str:
    """Newer formats come in two versions; the fall-back is the one that everyone knows."""
    fallback = level.find(f"{MC}AlternateContent/{MC}Fallback")
    return value(level, "numFmt") or value(fallback, "numFmt") or "decimal"


def _bullet(level: Element, text: str) -> str:
    sign = text.strip()
    if not sign:
        return ""
    if sign in PRIVATE_SIGNS:
        return PRIVATE_SIGNS[sign]
    fonts = level.find(f"{W}rPr/{W}rFonts")
    font = (fonts.get(f"{W}ascii") or "").casefold() if fonts is not None else ""
    private = "\ue000" <= sign[0] <= "\uf8ff"
    drawn = font.startswith(PICTURE_FONTS) and sign not in PRIVATE_SIGNS.values()
    return BULLET if private or drawn or sign in {ROUND_O, "\xb7"} else sign
