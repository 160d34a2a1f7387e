"""Makes sources out of printed lines, as the reader of .txt hands them over."""

from danvan.rules.text.blocks import Block, BlockKind, Place, Source


def printed(text: str) -> Source:
    """Return the source of a text: one block for each line that holds something."""
    blocks: list[Block] = []
    gap = False
    for line in text.split("\n"):
        if not line.strip():
            gap = True
            continue
        place = Place(paragraph=len(blocks) + 1)
        blocks.append(Block(line, BlockKind.LINE, place, gap_before=gap and bool(blocks)))
        gap = False
    return Source(form="txt", blocks=tuple(blocks))
