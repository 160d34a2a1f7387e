"""The paragraphs of a source as stretches of its normalised text, in the order of the file."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from danvan.plans import shapes
from danvan.plans.shapes import Json
from danvan.rules.text.blocks import BlockKind, Source
from danvan.rules.text.normalise import Line, normalise
from danvan.rules.text.paragraphs import assemble


@dataclass(frozen=True)
class SourceParagraph:
    """One paragraph as it stands in the file «đoạn trong văn bản gốc»: text[start:end].

    Printed lines that run on are one paragraph; one that a footnote or a page number tears is two,
    with the intruder between them, as on paper. `paragraph` is the number of its first block.
    """

    start: int
    end: int
    kind: str
    paragraph: int
    page: int | None = None
    strong: bool = False
    centred: bool = False

    def to_json(self) -> dict[str, object]:
        """Return it as JSON keeps it."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: object) -> "SourceParagraph":
        """Narrow a stored paragraph."""
        data = shapes.obj(value)
        return cls(
            start=shapes.maybe_int(data, "start") or 0,
            end=shapes.maybe_int(data, "end") or 0,
            kind=shapes.text(data, "kind"),
            paragraph=shapes.maybe_int(data, "paragraph") or 0,
            page=shapes.maybe_int(data, "page"),
            strong=shapes.flag(data, "strong"),
            centred=shapes.flag(data, "centred"),
        )


def paragraphs_of(source: Source) -> tuple[SourceParagraph, ...]:
    """Return the paragraphs of a source in the order of the file."""
    lines = normalise(source).lines
    owner = _owners(lines)
    found: list[SourceParagraph] = []
    last: int | None = None
    for line in lines:
        mine = owner.get(line.start)
        if found and mine is not None and mine == last and line.kind is BlockKind.LINE:
            found[-1] = _longer(found[-1], line)
        else:
            found.append(_paragraph(line, source))
        last = mine
    return tuple(found)


def stored_paragraphs(blocks: Iterable[Json]) -> tuple[SourceParagraph, ...]:
    """Return the paragraphs kept with a draft or plan."""
    return tuple(SourceParagraph.from_json(block) for block in blocks)


def _owners(lines: tuple[Line, ...]) -> dict[int, int]:
    """Return which assembled paragraph each line (by its start) belongs to."""
    paragraphs = assemble(lines).paragraphs
    return {line.start: number for number, each in enumerate(paragraphs) for line in each.lines}


def _longer(paragraph: SourceParagraph, line: Line) -> SourceParagraph:
    return SourceParagraph(**{**asdict(paragraph), "end": line.end})


def _paragraph(line: Line, source: Source) -> SourceParagraph:
    block = source.blocks[line.block]
    return SourceParagraph(
        start=line.start,
        end=line.end,
        kind=str(block.kind),
        paragraph=block.place.paragraph,
        page=block.place.page,
        strong=line.strong,
        centred=block.centred,
    )
