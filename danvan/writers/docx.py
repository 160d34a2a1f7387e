"""Writes a paper of an office as .docx, in the form that offices must use."""

from typing import Final

from danvan.writers.letters import OfficeDocument
from danvan.writers.word.body import BodyWriter, write_opening
from danvan.writers.word.closing import write_closing
from danvan.writers.word.footnotes import write_footnotes
from danvan.writers.word.letterhead import write_letterhead
from danvan.writers.word.numbering import write_numbering
from danvan.writers.word.package import HEADER_ID, pack
from danvan.writers.word.styles import section_properties, write_styles
from danvan.writers.word.xml import NOT_IN_XML, Setting, element, paragraph

PAGE_NUMBER: Final = paragraph(
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>',
    setting=Setting(style="Header"),
)
SETTINGS: Final = "".join(
    (
        element("defaultTabStop", val=720),
        element("footnotePr", element("footnote", id=0), element("footnote", id=1)),
        element(
            "compat",
            element(
                "compatSetting",
                name="compatibilityMode",
                uri="http://schemas.microsoft.com/office/word",
                val=15,
            ),
        ),
    )
)


def write_docx(document: OfficeDocument) -> bytes:
    """Return the .docx of a paper: the same bytes for the same paper, on any machine."""
    body = BodyWriter()
    written = "".join(
        (
            write_letterhead(document),
            write_opening(document),
            body.write(document.paragraphs),
            write_closing(document),
            paragraph(setting=Setting(exact_line=20)),  # Word wants a paragraph after a table
            section_properties(HEADER_ID),
        )
    )
    title = NOT_IN_XML.sub("", f"{document.type_name or 'Công văn'} {document.subject}".strip())
    return pack(
        {
            "document": element("body", written),
            "header1": PAGE_NUMBER,
            "styles": write_styles(),
            "numbering": write_numbering(),
            "footnotes": write_footnotes(body.notes.texts),
            "settings": SETTINGS,
        },
        title=title,
        author=NOT_IN_XML.sub("", ", ".join(document.issuers)),
        made_on=document.issued_on,
    )
