"""What a plan says in its content part without the reading having found a duty in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from danvan.rules.catalogue import rule
from danvan.rules.plans.task_fields import task_fields
from danvan.rules.text.letters import bare_words

FEWEST_WORDS = 5  # less than that is a page number, a caption or the tail of a list


@dataclass(frozen=True)
class Stretch:
    """A stretch of the normalised text «đoạn»: text[start:end]."""

    start: int
    end: int

    def meets(self, other: "Stretch") -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Part:
    """A numbered part with its printed title «mục»; `span` runs to the end of the part."""

    path: str
    title: str | None
    level: int
    span: Stretch


@dataclass(frozen=True)
class Leftover:
    """A paragraph that became no duty «đoạn chưa thành nhiệm vụ» and the part it stands in."""

    span: Stretch
    section: str | None


@rule("PLAN-30", basis="Soát kế hoạch: không đoạn nào của phần nội dung bị bỏ qua")
def leftover_paragraphs(
    text: str,
    paragraphs: Iterable[Stretch],
    parts: Sequence[Part],
    content: frozenset[str],
    taken: Sequence[Stretch],
) -> tuple[Leftover, ...]:
    """Return the paragraphs of the content part that nothing read touches, headings left out.

    `content` are the paths of the top parts that hold the content; `taken` the spans of duties and
    targets.
    """
    found = []
    for paragraph in paragraphs:
        part = _part_at(parts, paragraph.start)
        if part is None or part.path.split(".")[0] not in content:
            continue
        if _is_heading(text, paragraph, part) or _is_short(text, paragraph):
            continue
        if task_fields(text[paragraph.start : paragraph.end].lstrip(" -–+•")) is not None:
            continue  # «Đơn vị chủ trì: …» was told of the work above it
        if not any(paragraph.meets(span) for span in taken):
            found.append(Leftover(paragraph, part.path))
    return tuple(found)


def _part_at(parts: Sequence[Part], offset: int) -> Part | None:
    """Return the innermost part around an offset."""
    around = [part for part in parts if part.span.start <= offset < part.span.end]
    return max(around, key=lambda part: (part.level, part.span.start), default=None)


def _is_heading(text: str, paragraph: Stretch, part: Part) -> bool:
    """Say whether the paragraph is (a line of) the printed title of its part."""
    if part.title is None:
        return False
    printed = bare_words(text[paragraph.start : paragraph.end])
    title = bare_words(part.title)
    return printed in title or printed.endswith(title)


def _is_short(text: str, paragraph: Stretch) -> bool:
    return len(text[paragraph.start : paragraph.end].split()) < FEWEST_WORDS
