"""What a paragraph or a run inherits from its style and the styles that one is based on."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from danvan.readers.word.element import Element
from danvan.readers.word.parts import W, is_on, number, value


@dataclass(frozen=True)
class NumberingReference:
    """Which list a paragraph belongs to and at which level; None where not said."""

    list_id: int | None = None
    level: int | None = None


@dataclass(frozen=True)
class Styles:
    """The styles of a file «kiểu»: asked by style id, None standing for the default style."""

    by_id: dict[str, Element] = field(default_factory=dict)
    default_paragraph: str | None = None
    run_defaults: Element | None = None

    def chain(self, style_id: str | None) -> Iterator[Element]:
        """Yield a style, then the styles it is based on; a circle ends where it closes."""
        seen: set[str] = set()
        while style_id is not None and style_id not in seen and style_id in self.by_id:
            seen.add(style_id)
            style = self.by_id[style_id]
            yield style
            style_id = value(style, "basedOn")

    def switch(self, name: str, style_ids: tuple[str | None, ...]) -> bool:
        """Tell whether a run property such as `w:b` is on by the first style that sets it."""
        for style_id in style_ids:
            for style in self.chain(style_id):
                setting = is_on(style.find(f"{W}rPr"), name)
                if setting is not None:
                    return setting
        return bool(is_on(self.run_defaults, name))

    def alignment(self, style_id: str | None) -> str | None:
        """Return the `w:jc` of the first style that sets it."""
        for style in self.chain(style_id):
            setting = value(style.find(f"{W}pPr"), "jc")
            if setting is not None:
                return setting
        return None

    def numbering(self, style_id: str | None) -> tuple[NumberingReference, str | None]:
        """Return the list that a style belongs to, and the id of the style that says so."""
        for style in self.chain(style_id):
            reference = numbering_reference(style.find(f"{W}pPr"))
            if reference.list_id is not None:
                return reference, style.get(f"{W}styleId")
        return NumberingReference(), None


def numbering_reference(properties: Element | None) -> NumberingReference:
    """Read `w:numPr` of a paragraph's or a style's properties."""
    found = properties.find(f"{W}numPr") if properties is not None else None
    return NumberingReference(number(value(found, "numId")), number(value(found, "ilvl")))


def read_styles(root: Element | None) -> Styles:
    """Read `styles.xml`; a file without one has no styles."""
    if root is None:
        return Styles()
    by_id: dict[str, Element] = {}
    default: str | None = None
    for style in root.iter(f"{W}style"):
        style_id = style.get(f"{W}styleId")
        if style_id is None:
            continue
        by_id[style_id] = style
        kind = style.get(f"{W}type")
        if kind == "paragraph" and style.get(f"{W}default") in {"1", "true", "on"}:
            default = style_id
    return Styles(by_id, default, root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
