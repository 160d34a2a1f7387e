"""How one document stands to others, both ways: as lines, and drawn."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from danvan.documents.drawing import Drawing, Node, draw
from danvan.documents.models import Document, DocumentLink

Relation = DocumentLink.Relation
PageOf = Callable[[UUID], str]  # the address of a document's page
RESTING = (Relation.BASED_ON, Relation.CARRIES_OUT)
# How the one acted upon tells of it.
TOLD_BACK: dict[str, str | Promise] = {
    Relation.BASED_ON: gettext_lazy("là căn cứ của"),
    Relation.CARRIES_OUT: gettext_lazy("được thực hiện bằng"),
    Relation.REPLACES: gettext_lazy("được thay thế bởi"),
    Relation.AMENDS: gettext_lazy("được sửa đổi, bổ sung bởi"),
    Relation.FOLLOWS: gettext_lazy("có văn bản sau cùng nội dung"),
}

# The few letters that fit a box of the drawing.
DRAWN: dict[str, str | Promise] = {
    Relation.BASED_ON: gettext_lazy("căn cứ"),
    Relation.CARRIES_OUT: gettext_lazy("thực hiện"),
    Relation.REPLACES: gettext_lazy("thay thế"),
    Relation.AMENDS: gettext_lazy("sửa đổi"),
    Relation.FOLLOWS: gettext_lazy("cùng nội dung"),
}


@dataclass(frozen=True)
class RelationLine:
    """One relation as told of a document «quan hệ»; `acts` says that it is the acting one."""

    pk: int
    relation: str
    word: str
    acts: bool
    other: Document

    @property
    def rests(self) -> bool:
        """Say whether one rests on the other, instead of changing it."""
        return self.relation in RESTING


@dataclass(frozen=True)
class ProposedEnd:
    """The end of force that a replacement suggests «đề xuất hết hiệu lực»; a person decides."""

    until: date
    newer: Document


def relations_of(document: Document, seen: QuerySet[Document]) -> tuple[RelationLine, ...]:
    """Return the relations of a document to those that are seen, in one query."""
    links = DocumentLink.objects.filter(
        Q(document=document, other__in=seen) | Q(other=document, document__in=seen)
    )
    rows = links.select_related("document", "other").order_by("relation", "pk")
    return tuple(_line(link, document) for link in rows)


def drawing_of(document: Document, lines: Sequence[RelationLine], page: PageOf) -> Drawing | None:
    """Return the relations drawn; nothing when there are none."""
    if not lines:
        return None
    return draw(
        Node(document.number, document.kind, ""),
        above=_nodes(lines, page, rests=True, acts=True),
        older=_nodes(lines, page, rests=False, acts=True),
        newer=_nodes(lines, page, rests=False, acts=False),
        below=_nodes(lines, page, rests=True, acts=False),
    )


def proposed_end(document: Document, lines: Iterable[RelationLine]) -> ProposedEnd | None:
    """Return the end of force that a replacement suggests, while none is written.

    The day before the newer one comes into force; its day of issue stands in for a day not known.
    """
    if document.in_force_until is not None:
        return None
    for line in lines:
        newer = line.other
        since = newer.in_force_from or newer.issued_on
        if line.relation == Relation.REPLACES and not line.acts and since:
            return ProposedEnd(since - timedelta(days=1), newer)
    return None


def _line(link: DocumentLink, document: Document) -> RelationLine:
    acts = link.document_id == document.pk
    word = link.get_relation_display() if acts else str(TOLD_BACK[link.relation])
    return RelationLine(link.pk, link.relation, word, acts, link.other if acts else link.document)


def _nodes(lines: Iterable[RelationLine], page: PageOf, *, rests: bool, acts: bool) -> list[Node]:
    """Return the documents on one side; each box says how the acting document acts."""
    return [
        Node(
            line.other.number,
            line.other.kind,
            page(line.other.public_id),
            str(DRAWN[line.relation]),
        )
        for line in lines
        if (line.rests, line.acts) == (rests, acts)
    ]
