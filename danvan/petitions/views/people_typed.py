"""The rows of people as a form posts them, read back from a draft."""

from danvan.petitions.actions.drafts import Typed

PEOPLE = "nguoi"  # prefix of the rows of people


def people_typed(typed: Typed) -> list[dict[str, str]]:
    """Return the rows of people that were typed, empty ones left out."""
    rows: dict[int, dict[str, str]] = {}
    for name, values in typed.items():
        prefix, _dash, rest = name.partition("-")
        number, _dash, field = rest.partition("-")
        if prefix == PEOPLE and number.isdigit() and field and values and values[0]:
            rows.setdefault(int(number), {})[field] = values[0]
    return [rows[number] for number in sorted(rows) if set(rows[number]) - {"standing"}]
