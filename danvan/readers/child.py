"""The process that opens one file for its parent.

`python -m danvan.readers.child read NAME SECONDS` answers with a packed source,
`… draw PAGE WIDTH SECONDS` with a PNG, `… signatures ROOTS SECONDS` with who signed,
`… sheets NAME SECONDS` with packed sheets; each may answer with a refusal as JSON instead. The file
comes on the standard input. Anything else, silence among it, the parent takes for a damaged file.
"""

import importlib
import json
import sys
from collections.abc import Callable
from typing import Final

from danvan.readers.files import open_source
from danvan.readers.limits import bound_this_process
from danvan.readers.packing import pack_source
from danvan.readers.refusals import Refused
from danvan.readers.sheet_rows import pack_sheets
from danvan.readers.signed import pack_signatures


def read(data: bytes, name: str) -> bytes:
    """Return the blocks of a file."""
    return pack_source(open_source(data, name)).encode()


def draw(data: bytes, page: str, width: str) -> bytes:
    """Return the picture of a page."""
    page_image = importlib.import_module("danvan.readers.pdf").page_image
    picture: bytes = page_image(data, int(page), int(width))
    return picture


def signatures(data: bytes, roots: str) -> bytes:
    """Return who signed a PDF; `roots` is a folder of root certificates, or empty."""
    read_signatures = importlib.import_module("danvan.readers.signatures").read_signatures
    return pack_signatures(read_signatures(data, roots)).encode()


def sheets(data: bytes, name: str) -> bytes:
    """Return the sheets of a workbook."""
    open_sheets = importlib.import_module("danvan.readers.sheets").open_sheets
    return pack_sheets(open_sheets(data, name)).encode()


ACTS: Final[dict[str, Callable[..., bytes]]] = {
    "read": read,
    "draw": draw,
    "signatures": signatures,
    "sheets": sheets,
}


def answer(data: bytes, act: str, *arguments: str) -> bytes:
    """Return what the child says about a file."""
    try:
        return ACTS[act](data, *arguments)
    except Refused as refusal:
        return json.dumps({"refused": refusal.code, "message": refusal.message}).encode()
    except MemoryError:
        return json.dumps({"refused": "too_large", "message": None}).encode()


def main(arguments: list[str]) -> int:
    """Read or draw one file within the bounds and write the answer."""
    *act, seconds = arguments
    bound_this_process(float(seconds))
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read(), *act))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
