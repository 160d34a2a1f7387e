"""What converters leave in a text: HTML marks, tables drawn with bars, line ends spelled out."""

import re
from html.entities import html5

from danvan.rules.text.traced import Edit, Traced

# Only marks that are known: «<5 tuổi» and «A&B» are printed so.
_TAG = (
    r"</?(?:p|div|span|b|i|u|em|strong|sup|sub|table|thead|tbody|tfoot|tr|td|th|font|center|h[1-6]"
    r"|li|ul|ol|br|hr|a|img|o:p|small|section|article|html|body|head|blockquote|caption|col"
    r"|colgroup)(?:\s[^<>]{0,300})?/?>"
)
_MARK = re.compile(
    rf"(?P<sup><sup>\s?(?P<raised>\d{{1,2}})\s?</sup>)|(?P<tag>{_TAG})"
    r"|(?P<entity>&(?:#?\d{2,6}|#?[xX][0-9a-fA-F]{2,6}|[a-zA-Z]{2,8});)"
    r"|(?P<spelled>\\r\\n|\\[nrt](?-i:(?![a-z])))",
    re.IGNORECASE,
)
_ENDS_LINE = re.compile(r"</?(?:p|div|br|tr|li|table|h[1-6]|hr|ul|ol)\b", re.IGNORECASE)
_CELL = re.compile(r"</?t[dh]\b", re.IGNORECASE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RULE_SIGNS = "|:- \t"  # «|---|:--:|», «------»
_BAR = re.compile(r"\|")
LINE, CELL = "\n", "\v"  # where a mark ended a line, or a cell of a table


def has_marks(text: str) -> bool:
    """Say whether a text may hold marks of a converter: most lines hold none."""
    return "|" in text or "<" in text or "\\" in text or ("&" in text and ";" in text)


def unmarked(whole: Traced) -> tuple[list[Traced], bool]:
    """Return the lines that the marks part a printed line into, and whether they are table cells.

    A line that is nothing but marks gives none.
    """
    edits = [edit for match in _MARK.finditer(whole.text) for edit in _edits(match)]
    plain = whole.edited(edits) if edits else whole
    if _is_rule(plain.text):
        return [], False
    in_cells = CELL in plain.text
    if _is_row(plain.text):
        in_cells = True
        plain = plain.edited(Edit(m.start(), m.end(), CELL) for m in _BAR.finditer(plain.text))
    parts: list[Traced] = []
    start = 0
    for match in re.finditer(rf"[{LINE}{CELL}]|$", plain.text):
        part = plain.cut(start, match.start()).collapsed()
        start = match.end()
        if part.text and not _is_rule(part.text):
            parts.append(part)
    return parts, in_cells


def _is_rule(text: str) -> bool:
    return "--" in text and not text.strip(_RULE_SIGNS)


def _is_row(text: str) -> bool:
    """«| a | b |», «a | b»; one bar inside running words is none."""
    return text.startswith("|") or text.endswith("|") or " | " in text


def _edits(match: re.Match[str]) -> tuple[Edit, ...]:
    """Return what mends a mark; letters it stands for keep a place in the text."""
    start, end = match.span()
    if match["raised"]:
        first, last = match.span("raised")
        figures = match["raised"].translate(_RAISED)
        return Edit(start, first), Edit(first, last, figures), Edit(last, end)
    if match["tag"]:
        tag = match["tag"]
        ended = LINE if _ENDS_LINE.match(tag) else CELL if _CELL.match(tag) else ""
        return (Edit(start, end, ended),)
    if match["entity"]:
        letter = _letter(match["entity"])
        if letter is None:
            return ()
        last = start + len(letter)
        return Edit(start, last, letter), Edit(last, end)
    return (Edit(start, end, LINE),)


def _letter(entity: str) -> str | None:
    name = entity[1:-1].removeprefix("#")  # the normal form has no «#»
    known = html5.get(f"{name};") or html5.get(f"{name.lower()};")
    hexadecimal = name[0] in "xX" and known is None
    if not name.isdigit() and not hexadecimal:
        return known
    code = int(name[1:], 16) if hexadecimal else int(name)
    printable = 31 < code < 0xD800 or 0xE000 <= code < 0x110000
    return chr(code) if printable else None
