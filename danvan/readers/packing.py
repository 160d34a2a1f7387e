"""Writes a `Source` as JSON and back: the only thing a reading child may say to its parent."""

import json
from dataclasses import asdict
from typing import Any

from danvan.rules.text.blocks import Block, BlockKind, Place, Source
from danvan.rules.text.look import FileLook, PageLook, PageNumber, RunLook, Spot


def pack_source(source: Source) -> str:
    """Write a source as JSON."""
    return json.dumps(asdict(source), ensure_ascii=False)


def unpack_source(packed: str) -> Source:
    """Read a source that `pack_source` wrote; raise `ValueError` for anything else."""
    try:
        read = json.loads(packed)
        return Source(
            form=str(read["form"]),
            blocks=tuple(_block(each) for each in read["blocks"]),
            pages=read["pages"],
            notes=tuple(str(note) for note in read["notes"]),
            look=_look(read["look"]) if read["look"] else None,
        )
    except (KeyError, TypeError) as problem:
        raise ValueError("not a packed source") from problem


def _block(read: dict[str, Any]) -> Block:
    place = dict(read["place"])
    box = place.pop("box")
    return Block(
        text=str(read["text"]),
        kind=BlockKind(read["kind"]),
        place=Place(box=tuple(box) if box else None, **place),
        gap_before=bool(read["gap_before"]),
        bold=bool(read["bold"]),
        centred=bool(read["centred"]),
    )


def _look(read: dict[str, Any]) -> FileLook:
    number = read["number"]
    return FileLook(
        pages=tuple(PageLook(**page) for page in read["pages"]),
        number=PageNumber(**{**number, "spot": Spot(number["spot"])}) if number else None,
        blocks={
            int(block): tuple(RunLook(**run) for run in runs)
            for block, runs in read["blocks"].items()
        },
    )
