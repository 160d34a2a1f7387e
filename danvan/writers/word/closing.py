"""The end of a paper: who gets it, who signs it."""

from collections.abc import Iterator
from typing import Final

from danvan.writers.letters import OfficeDocument, Signature
from danvan.writers.word.styles import TEXT_WIDTH
from danvan.writers.word.tables import Grid, write_grid
from danvan.writers.word.xml import Look, Setting, paragraph, points, run

ROOM_TO_SIGN: Final = points(62)  # four lines, for the pen and the seal
RECIPIENTS_SIZE: Final = 11.0


def write_closing(document: OfficeDocument) -> str:
    """Write recipients on the left and the signature on the right; two signatures stand above."""
    half = TEXT_WIDTH // 2
    recipients = "".join(_recipients(document))
    above = paragraph(setting=Setting(exact_line=points(10)))
    if len(document.signatures) > 1:
        signed = _side_by_side(document.signatures)
        return above + signed + paragraph(setting=Setting(exact_line=points(10))) + recipients
    right = "".join(_signature(document.signatures[0])) if document.signatures else ""
    if not (recipients or right):
        return ""
    return above + write_grid(Grid((half, half), ((recipients, right),)))


def _side_by_side(signatures: tuple[Signature, ...]) -> str:
    width = TEXT_WIDTH // len(signatures)
    cells = tuple("".join(_signature(each)) for each in signatures)
    return write_grid(Grid((width,) * len(signatures), (cells,)))


def _signature(signature: Signature) -> Iterator[str]:
    bold = Look(bold=True, size=14)
    heading = f"{signature.authority} {signature.on_behalf_of}".strip()
    for line in (heading, *signature.position.split("\n")):
        if line.strip():
            words = run(line.strip().upper(), bold)
            yield paragraph(words, setting=Setting(align="center", keep_next=True))
    room = Setting(align="center", before=ROOM_TO_SIGN)
    yield paragraph(run(signature.name, bold), setting=room)


def _recipients(document: OfficeDocument) -> Iterator[str]:
    if not (document.recipients or document.archive):
        return
    title = Look(bold=True, italic=True, size=12)
    yield paragraph(run("Nơi nhận:", title), setting=Setting(keep_next=True))
    lines = [f"- {each.strip().rstrip(';.')};" for each in document.recipients]
    if document.archive:
        lines.append(f"- Lưu: {', '.join(document.archive)}.")
    else:
        lines[-1] = f"{lines[-1].rstrip(';')}."
    for line in lines:
        yield paragraph(run(line, Look(size=RECIPIENTS_SIZE)))
