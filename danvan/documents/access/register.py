"""Who sees which documents, and who keeps the registers."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from danvan.accounts.models import User
from danvan.base.dated import in_force
from danvan.documents.models import Arrival, Dispatch, Document, StoredFile
from danvan.units.access import Reachable, reachable, units_within
from danvan.units.models import UnitVersion

Side, State = Document.Side, Document.State
VIEW = "documents.view"
# What is still being written is its unit's own affair.
UNFINISHED = (State.DRAFT, State.SUBMITTED, State.RETURNED, State.APPROVED, State.DROPPED)


def visible_documents(user: User, *, on: date, act: str = VIEW) -> QuerySet[Document]:
    """Return the documents a person sees on a day; `act` may ask for those he may export.

    The law is everybody's. A register is read by whoever reaches its unit; what is unfinished only
    by its own people and by the holder of an ended unit's records. What was sent or passed on to
    one of his units is his to read, too.
    """
    reach = reachable(user, act, on)
    if not reach:
        return Document.objects.none()
    seen = Q(side=Side.LAW) | _registered(reach, on) | _come_to(reach)
    return Document.objects.filter(seen)


@dataclass(frozen=True)
class Registers:
    """The registers as far as a person reads them on a day «các sổ»: asked once for a page."""

    reach: Reachable
    on: date

    @property
    def own(self) -> frozenset[int]:
        """Return the units whose registers are the person's own."""
        return self.reach.own | self.reach.received

    def units(self) -> frozenset[int]:
        """Return the units whose registers he reads."""
        return frozenset(units_within(self.reach, self.on).values_list("pk", flat=True))

    def documents(self, side: str) -> QuerySet[Document]:
        """Return what stands in one register.

        What others sent to his units stands among what comes in, not among what goes out.
        """
        if not self.reach:
            return Document.objects.none()
        if side == Side.LAW:
            return Document.objects.filter(side=side)
        kept = Q(side=side) & _registered(self.reach, self.on)
        if side == Side.INCOMING:
            kept |= ~Q(side=Side.LAW) & _come_to(self.reach)
        return Document.objects.filter(kept)


def registers_read(user: User, *, on: date, act: str = VIEW) -> Registers:
    """Return the registers a person reads on a day; `act` may ask for what he may export."""
    return Registers(reachable(user, act, on), on)


def law_documents() -> QuerySet[Document]:
    """Return the register of law: everybody's to look up, operators too."""
    return Document.objects.filter(side=Side.LAW)


def law_kept(user: User, *, on: date) -> QuerySet[Document]:
    """Return the documents of law as those who keep them see them."""
    law = law_documents()
    return law if may_keep_law(user, on=on) else law.none()


def may_keep_law(user: User, *, on: date) -> bool:
    """Say whether a person writes in the register of law: one for everybody who works here.

    So it is kept by the operators of the uppermost unit alone, not by those of each commune.
    """
    own = reachable(user, "documents.keep_law", on).own
    return UnitVersion.objects.filter(in_force(on), unit__in=own, superior__isnull=True).exists()


def units_registering(user: User, *, on: date) -> frozenset[int]:
    """Return the units in whose registers a person enters documents."""
    return reachable(user, "documents.issue", on).own


def may_register(user: User, unit: int, *, on: date) -> bool:
    """Say whether a person enters issued documents in the register of a unit."""
    return unit in units_registering(user, on=on)


def may_correct(user: User, document: Document, *, on: date) -> bool:
    """Say whether a person corrects the entry of a document."""
    if document.side == Side.LAW:
        return may_keep_law(user, on=on)
    return document.unit_id in units_registering(user, on=on)


def may_relate(user: User, document: Document, *, on: date) -> bool:
    """Say whether a person says how a document stands to others."""
    if may_correct(user, document, on=on):
        return True
    drafts = reachable(user, "documents.draft", on).own
    return document.side != Side.LAW and document.unit_id in drafts


def shows_file(user: User, file: StoredFile, on: date) -> bool:
    """Say whether a person sees a document kept in a file; drafts open to the unit's people only.

    So do signed papers that were not taken for the document.
    """
    if visible_documents(user, on=on).filter(file=file).exists():
        return True
    reach = reachable(user, VIEW, on)
    own = Document.objects.filter(unit__in=reach.own | reach.received)
    return own.filter(Q(draft_file=file) | Q(signed_copies__file=file)).exists()


def _registered(reach: Reachable, on: date) -> Q:
    """Return the condition that a document stands in a register the person reads."""
    # One list of units with a condition beside it: two lists with OR between them take databases
    # through the whole table.
    own = Q(unit__in=reach.own | reach.received)
    return Q(unit__in=units_within(reach, on).values("pk")) & (own | ~Q(state__in=UNFINISHED))


def _come_to(reach: Reachable) -> Q:
    """Return the condition that a document was sent or passed on to one of the person's units."""
    units = reach.own | reach.party | reach.received
    sent = Dispatch.objects.filter(unit__in=units, sent_on__isnull=False)
    passed = Arrival.objects.filter(passed_to__in=units)
    return Q(pk__in=sent.values("document")) | Q(pk__in=passed.values("document"))
