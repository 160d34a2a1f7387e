"""A plan's text without the duties that are not carried over: what remains, numbered anew."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from danvan.rules.catalogue import rule
from danvan.rules.plans.leftovers import Stretch

_BEFORE_MARK: Final = re.compile(r"\s+([.,;:])")
_MARKS: Final = re.compile(r"[.,;](?:\s*[.,;])*\s*([.,;])")
_ENDING: Final = re.compile(r"[,;]$")  # what followed was dropped
_FIRST: Final = re.compile(r"[^\W\d_]")
_FIRST_MARK: Final = re.compile(r"^([-–+•]?\s*)[.,;:]\s*")  # «- . Cập nhật …»


@dataclass(frozen=True)
class Numbered:
    """A section with its label as printed «mục»: its path, its label, where it stands."""

    path: str
    label: str
    span: Stretch


@dataclass(frozen=True)
class Carried:
    """A paragraph that stays «đoạn giữ lại»: its place among all, its words."""

    place: int
    text: str


@rule("CMP-04", basis="Quy ước của chương trình: bỏ nhiệm vụ thì bỏ đoạn, bỏ mục rỗng, đánh số lại")
def carry_over(
    text: str,
    paragraphs: Sequence[Stretch],
    sections: Sequence[Numbered],
    kept: Sequence[Stretch],
    dropped: Sequence[Stretch],
) -> tuple[Carried, ...]:
    """Return the paragraphs of a plan without its dropped duties «giữ lại cho năm sau».

    A paragraph goes with its last duty unless most of it says something else; a section goes when
    nothing is left under its heading, and those after it move up.
    """
    gone = {n for n, each in enumerate(paragraphs) if _goes(text, each, kept, dropped)}
    for section in sorted(sections, key=lambda section: -len(section.path)):
        gone |= _empty_section(section, paragraphs, kept, dropped, gone)
    labels = _labels(sections, paragraphs, gone)
    return tuple(
        Carried(n, _labelled(text, each, dropped, labels.get(each.start, ("", ""))))
        for n, each in enumerate(paragraphs)
        if n not in gone
    )


def _goes(
    text: str, paragraph: Stretch, kept: Iterable[Stretch], dropped: Sequence[Stretch]
) -> bool:
    if any(each.meets(paragraph) for each in kept):
        return False
    cut = sum(
        min(each.end, paragraph.end) - max(each.start, paragraph.start)
        for each in dropped
        if each.meets(paragraph)
    )
    return 2 * cut > len(text[paragraph.start : paragraph.end].strip())


def _empty_section(
    section: Numbered,
    paragraphs: Sequence[Stretch],
    kept: Iterable[Stretch],
    dropped: Iterable[Stretch],
    gone: set[int],
) -> set[int]:
    """Return the heading of a section whose every duty was dropped and that says nothing else."""
    if any(each.meets(section.span) for each in kept):
        return set()
    if not any(each.meets(section.span) for each in dropped):
        return set()
    inside = [n for n, each in enumerate(paragraphs) if each.meets(section.span)]
    heading = {n for n in inside if paragraphs[n].start == section.span.start}
    return heading if all(n in gone for n in inside if n not in heading) else set()


def _labelled(
    text: str, paragraph: Stretch, dropped: Iterable[Stretch], label: tuple[str, str]
) -> str:
    """Return what is left of a paragraph, under its new label."""
    old, new = label
    if not text.startswith(old, paragraph.start):
        old = new = ""
    words = _without(text, Stretch(paragraph.start + len(old), paragraph.end), dropped)
    return f"{new} {words}".strip() if words else ""


def _without(text: str, paragraph: Stretch, dropped: Iterable[Stretch]) -> str:
    parts, at = [], paragraph.start
    for each in sorted(dropped, key=lambda each: each.start):
        if each.meets(paragraph):
            parts.append(text[at : max(each.start, at)])
            at = max(at, min(each.end, paragraph.end))
    left = " ".join("".join((*parts, text[at : paragraph.end])).split())
    if not parts:
        return left
    joined = _BEFORE_MARK.sub(r"\1", _FIRST_MARK.sub(r"\1", left))
    whole = _ENDING.sub(".", _MARKS.sub(r"\1", joined).strip())
    # What follows a dropped sentence now begins one: «; đề xuất …» → «Đề xuất …».
    return whole if parts[0].strip(" -–+•") else _FIRST.sub(lambda m: m[0].upper(), whole, count=1)


def _labels(
    sections: Sequence[Numbered], paragraphs: Sequence[Stretch], gone: set[int]
) -> dict[int, tuple[str, str]]:
    """Return the old and new label of each section that stays, by where it begins."""
    begins = {each.start: n for n, each in enumerate(paragraphs)}
    siblings: defaultdict[str, list[Numbered]] = defaultdict(list)
    for section in sections:
        siblings[section.path.rpartition(".")[0]].append(section)
    moved: dict[str, tuple[str, str]] = {}
    found: dict[int, tuple[str, str]] = {}
    for parent in sorted(siblings, key=len):
        left = [s for s in siblings[parent] if begins.get(s.span.start) not in gone]
        for section, freed in zip(left, siblings[parent], strict=False):
            new = _under(freed.label, moved.get(parent))
            moved[section.path] = (section.label, new)
            found[section.span.start] = section.label, new
    return found


def _under(label: str, parent: tuple[str, str] | None) -> str:
    """Return «2.1.» for «3.1.» when section 3 has become 2."""
    old, new = (each.rstrip(".)") + "." for each in parent) if parent else ("", "")
    return new + label[len(old) :] if parent and label.startswith(old) and label != old else label
