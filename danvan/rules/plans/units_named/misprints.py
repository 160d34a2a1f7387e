"""Slips of the pen: one or two letters wrong, never a number, never another word altogether."""

from danvan.rules.plans.units_named.words import Words

SHORT = 8  # in a name this short a second wrong letter makes another name


def slip_of(printed: Words, name: Words) -> bool:
    """Say whether `printed` is `name` with one or two letters wrong.

    At least half of the words must stand as they are, and numbers exactly: «Thôn 1» is no slip of
    «Thôn 2».
    """
    if not name or _numbers(printed) != _numbers(name):
        return False
    if 2 * len(set(printed) & set(name)) < min(len(printed), len(name)):
        return False
    one, other = " ".join(printed), " ".join(name)
    limit = 1 if len(other) <= SHORT else 2
    return abs(len(one) - len(other)) <= limit and distance(one, other, limit) <= limit


def distance(one: str, other: str, limit: int) -> int:
    """Return how many letters must be put in, left out, changed or swapped; `limit` + 1 if more."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, their in enumerate(other, 1):
            best = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != their))
            if before and j > 1 and letter == other[j - 2] and one[i - 2] == their:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        if min(row) > limit:
            return limit + 1
        before, above = above, row
    return above[-1]


def _numbers(words: Words) -> tuple[str, ...]:
    return tuple(word for word in words if word.isdigit())
