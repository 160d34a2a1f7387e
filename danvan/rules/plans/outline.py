"""The outline of a plan «bố cục»: headings and numbered paragraphs with unique paths."""

from dataclasses import dataclass, replace

from danvan.rules.catalogue import rule
from danvan.rules.plans.units import run_in_heading
from danvan.rules.text.flow import Flow, FlowParagraph
from danvan.rules.text.letters import is_upper
from danvan.rules.text.numerals import letter_form, letter_value, letters_follow, roman_form

_STYLE_WORDS = {"part": "Phần ", "chapter": "Chương ", "division": "Mục ", "article": "Điều "}
_LONGEST_HEADING = 330


@dataclass(frozen=True)
class OutlineNode:
    """One numbered part «mục»: `paragraph` is its place among the paragraphs of the flow.

    `expected` is the numeral that should stand there when the printed one repeats or skips.
    """

    path: str
    label: str
    title: str | None
    level: int
    paragraph: int
    last_paragraph: int
    style: str
    expected: str | None = None
    body_at: int | None = None


@dataclass
class _Open:
    style: str
    path: str
    level: int
    node: int


@rule("PLAN-01", basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 (bố cục nội dung)")
def read_outline(flow: Flow, first: int, last: int) -> list[OutlineNode]:
    """Return the numbered parts among paragraphs first…last-1, in order, each path once."""
    return _Outliner(flow, first, last).run()


class _Outliner:
    def __init__(self, flow: Flow, first: int, last: int) -> None:
        self.flow = flow
        self.first = first
        self.last = last
        self.nodes: list[OutlineNode] = []
        self.stack: list[_Open] = []
        self.counts: dict[tuple[str, str], int] = {}  # (parent path, style) → brothers so far
        self.drifts: dict[tuple[str, str], int] = {}  # how far the printed numerals have run off
        self.letters: dict[str, str] = {}
        self.running: dict[str, int] = {}  # style → last value anywhere: articles run on
        self.paths: set[str] = set()

    def run(self) -> list[OutlineNode]:
        for place in range(self.first, self.last):
            paragraph = self.flow.paragraphs[place]
            if self._is_numbered(paragraph):
                self._add(place, paragraph)
        return self._closed()

    def _is_numbered(self, paragraph: FlowParagraph) -> bool:
        label = paragraph.label
        if label is None or label.style == "bullet" or paragraph.is_note:
            return False
        if label.style == "capital":
            return label.value == 1 or any(style == "capital" for style in self.running)
        if label.style == "roman" and label.value > 30:
            return False
        return not (label.style == "letter" and not self.nodes)

    def _add(self, place: int, paragraph: FlowParagraph) -> None:
        label = paragraph.label
        if label is None:
            return
        style = self._style(label.style, label.numeral)
        parent = self._parent(style, label.parents)
        parent_path = _above(parent, label.parents)
        numeral, expected = self._numeral(parent_path, style, label.value, label.numeral)
        path = self._unique(f"{parent_path}.{numeral}" if parent_path else numeral)
        title, body_at = self._title(place, paragraph)
        level = parent.level + 1 if parent else 1
        node = OutlineNode(
            path, label.printed, title, level, place, self.last, style, expected, body_at
        )
        self.stack.append(_Open(style, path, level, len(self.nodes)))
        self.nodes.append(node)

    def _style(self, style: str, numeral: str) -> str:
        """«C.» after «B.» is a capital letter, not a hundred; «I.» after «H.» likewise."""
        open_styles = [frame.style for frame in self.stack]
        if style == "capital" or numeral not in ("I", "V", "X", "L") or style != "roman":
            return style
        after_h = self.running.get("capital") == 8 and "roman" not in open_styles
        return "capital" if after_h and numeral == "I" else style

    def _parent(self, style: str, parents: str) -> _Open | None:
        open_styles = [frame.style for frame in self.stack]
        if style in open_styles:
            del self.stack[open_styles.index(style) :]
        elif style in ("part", "chapter") or (style == "roman" and "arabic1" in open_styles):
            self.stack = [
                f for f in self.stack if f.style in ("part", "chapter") and style == "roman"
            ]
        elif style.startswith("arabic") and not parents and "letter" in open_styles:
            pass  # «1)» below «a)»
        elif parents and style.startswith("arabic"):
            self._drop_to_parent(parents)
        return self.stack[-1] if self.stack else None

    def _drop_to_parent(self, parents: str) -> None:
        """«1.2.» belongs below «1.»: anything opened deeper since is closed."""
        last = parents.split(".")[-1]
        for place in range(len(self.stack) - 1, -1, -1):
            frame = self.stack[place]
            if frame.style.startswith("arabic") and frame.path.split(".")[-1] == last:
                del self.stack[place + 1 :]
                return

    def _numeral(self, parent: str, style: str, value: int, printed: str) -> tuple[str, str | None]:
        if style == "letter":
            return self._letter(parent, printed)
        key = (parent, style)
        count = self.counts.get(key, 0) + 1
        self.counts[key] = count
        runs_on = value == self.running.get(style, 0) + 1
        self.running[style] = value
        if count == 1:
            begins = value == 1 or runs_on or style in ("article", "part", "chapter")
            self.counts[key] = value
            return _form(style, value), None if begins else _form(style, 1)
        drift = value - count
        surprise = drift not in (0, self.drifts.get(key, 0))
        self.drifts[key] = drift
        return _form(style, count), _form(style, count) if surprise else None

    def _letter(self, parent: str, printed: str) -> tuple[str, str | None]:
        before = self.letters.get(parent)
        follows = before is None or letters_follow(before, printed) or printed == "a"
        letter = printed if follows else letter_form((letter_value(before or "a") or 0) + 1)
        self.letters[parent] = letter
        if before is None and printed != "a":
            return printed, "a"
        return letter, None if follows else letter

    def _unique(self, path: str) -> str:
        unique, number = path, 2
        while unique in self.paths:
            unique = f"{path}({number})"
            number += 1
        self.paths.add(unique)
        return unique

    def _title(self, place: int, paragraph: FlowParagraph) -> tuple[str | None, int | None]:
        """Return the title of a heading; a run-in heading «1. Phòng Tư pháp: …» has words after."""
        words = self.flow.printed[paragraph.words_at : paragraph.end].strip()
        if not words:
            return self._title_below(place)
        run_in = run_in_heading(words)
        if run_in is not None:
            return run_in[0], paragraph.words_at + run_in[1]
        listed = paragraph.label is not None and paragraph.label.style == "paren"
        if listed and not words.endswith(":"):  # «(1) …; (2) …» lists things, it heads nothing
            return None, None
        if self._is_heading(place, paragraph, words):
            return words.rstrip(":;, ").strip() or None, None
        return None, None

    def _title_below(self, place: int) -> tuple[str | None, int | None]:
        """«Chương I» alone on its line: the title is the next line."""
        below = self.flow.paragraphs[place + 1] if place + 1 < self.last else None
        if below is None or below.label is not None:
            return None, None
        words = self.flow.printed[below.start : below.end]
        return (words if is_upper(words) or below.strong else None), None

    def _is_heading(self, place: int, paragraph: FlowParagraph, words: str) -> bool:
        if len(words) > _LONGEST_HEADING:
            return False
        words = words.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹")
        if is_upper(words) or words.endswith(":"):
            return len(words) < 200 or not words.endswith(":")
        if words.endswith((".", ";", "!", "?")) or words.endswith("./."):
            short = len(words.split()) <= 8 and words.endswith(".") and not words.endswith("./.")
            return (short or (paragraph.strong and len(words) < 200)) and self._has_body(place)
        return True

    def _has_body(self, place: int) -> bool:
        """Say whether words of its own follow a heading, rather than its next brother."""
        if place + 1 >= self.last:
            return False
        following = self.flow.paragraphs[place + 1].label
        own = self.flow.paragraphs[place].label
        if following is None or following.style == "bullet":
            return True
        return following.style == "letter" and (own is None or own.style != "letter")

    def _closed(self) -> list[OutlineNode]:
        """Let each part end where the next of its level or above begins."""
        closed: list[OutlineNode] = []
        begins: list[int] = []  # by level: where the next part of that level or above begins
        for node in reversed(self.nodes):
            while len(begins) < node.level:
                begins.append(begins[-1] if begins else self.last)
            closed.append(replace(node, last_paragraph=begins[node.level - 1]))
            begins = [*begins[: node.level - 1], node.paragraph]
        return closed[::-1]


def _above(parent: _Open | None, parents: str) -> str:
    """Return the path above a part; «1.1.» brings its «1» along where no «1.» stands above it."""
    path = parent.path if parent else ""
    above = parents.split(".")[-1]
    if not parents or path.replace(" ", ".").split(".")[-1] == above:
        return path
    if parent is not None and parent.style.startswith("arabic"):
        return path
    return f"{path}.{parents}" if path else parents


def _form(style: str, value: int) -> str:
    if style == "paren":
        return f"({value})"
    if style == "roman":
        return roman_form(value)
    if style == "capital":
        return chr(64 + value) if value <= 26 else str(value)
    return _STYLE_WORDS.get(style, "") + (
        roman_form(value) if style in ("part", "chapter") else str(value)
    )
