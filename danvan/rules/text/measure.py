"""How wide a text is printed, and what its empty lines say."""

from collections.abc import Sequence
from dataclasses import dataclass

from danvan.rules.text.letters import ends_sentence, starts_lower
from danvan.rules.text.normalise import Line

EVERYWHERE = 0.8  # of the lines
FEWEST_TORN = 4  # sentences that an empty line tears before it is taken to tell nothing
MOST_GAPS = 0.7  # of the lines
NARROW = 80  # letters: where no line is longer, none holds a whole paragraph


@dataclass(frozen=True)
class Measure:
    """How wide the print is: `width` is None where each line is a whole paragraph.

    `parts_at_gaps` says that lines are torn anywhere, and that empty lines part the paragraphs.
    """

    width: int | None
    parts_at_gaps: bool = False

    def is_full(self, line: str, following: str) -> bool:
        """Say whether the first word of `following` would not have fitted behind `line`.

        Print is proportional, so a line in mid-sentence is taken for full somewhat earlier.
        """
        if self.width is None:
            return False
        first = following.split(" ", 1)[0]
        share = 0.9 if ends_sentence(line) else 0.82
        return len(line) + 1 + len(first) >= share * self.width


def measure(lines: Sequence[Line]) -> Measure:
    """Find the width of the print from the lengths of its longer lines."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) > 40)
    wide = lengths[int(len(lengths) * 0.9)] if len(lengths) >= 6 else 0
    near = sum(length > 0.8 * wide for length in lengths)
    if 0 < wide <= 140 and near >= 0.5 * len(lengths):
        return Measure(wide)
    return Measure(None, parts_at_gaps_alone(lines))


def parts_at_gaps_alone(lines: Sequence[Line]) -> bool:
    """Say whether narrow lines go on in small letters, never behind an empty line."""
    if not lines or max(len(line.text) for line in lines) > NARROW:
        return False
    going_on = [line for line in lines if starts_lower(line.text) and line.text[0].isalpha()]
    torn = sum(not line.gap for line in going_on)
    return torn >= max(2, 4 * (len(going_on) - torn)) and sum(line.gap for line in lines) >= 3


def gaps_everywhere(lines: Sequence[Line]) -> bool:
    """Say whether a converter put an empty line behind each printed line: they tell nothing."""
    torn = sum(line.gap and starts_lower(line.text) for line in lines)
    return torn >= FEWEST_TORN and sum(line.gap for line in lines) >= EVERYWHERE * len(lines)


def gaps_part(lines: Sequence[Line]) -> bool:
    """Say whether empty lines stand between paragraphs, and hardly ever inside a sentence."""
    gaps = sum(line.gap for line in lines)
    torn = sum(line.gap and starts_lower(line.text) for line in lines)
    return 3 <= gaps <= MOST_GAPS * len(lines) and torn <= 0.1 * gaps
