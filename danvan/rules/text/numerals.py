"""Numerals that label parts of a text: I, 1, 1.1, a) đ), A."""

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# The order of points by law has no f, j, w, z; many offices print f all the same.
LETTERS = "abcdđeghiklmnopqrstuvxy"
LATIN = "abcdefghijklmnopqrstuvwxyz"


def roman_value(text: str) -> int | None:
    """Return the value of a Roman numeral, None when it is not one in its usual form."""
    values = [_ROMAN.get(letter) for letter in text.upper()]
    if not values or None in values:
        return None
    total = 0
    known = [value for value in values if value is not None]
    for value, following in zip(known, [*known[1:], 0], strict=True):
        total += -value if value < following else value
    return total if roman_form(total) == text.upper() else None


def roman_form(number: int) -> str:
    """Return `number` (1 to 399) in Roman letters."""
    parts = []
    steps = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
    for value, letters in (*steps, (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        count, number = divmod(number, value)
        parts.append(letters * count)
    return "".join(parts)


def letter_value(letter: str) -> int | None:
    """Return the place of a point's letter in the Vietnamese order, None when it has none."""
    place = LETTERS.find(letter.lower()) if len(letter) == 1 else -1
    if place >= 0:
        return place + 1
    return LETTERS.index("g") if letter.lower() == "f" else None


def letter_form(number: int) -> str:
    """Return the letter at place `number` of the Vietnamese order; beyond it, the number."""
    return LETTERS[number - 1] if 1 <= number <= len(LETTERS) else str(number)


def letters_follow(before: str, after: str) -> bool:
    """Say whether `after` may stand after `before`, in the Vietnamese or the Latin order."""
    if before in LETTERS and LETTERS[LETTERS.index(before) + 1 :].startswith(after):
        return True
    return before in LATIN and LATIN[LATIN.index(before) + 1 :].startswith(after)
