"""Which work a document is the basis of."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.documents.models import Document
from danvan.documents.queries.uses import MOST_USES, DocumentUse
from danvan.obligations.access import visible_obligations


def uses_of_document(user: User, document: Document, on: date) -> tuple[DocumentUse, ...]:
    """Return the work a person sees that rests on a document; only how much, where it is a lot."""
    seen = visible_obligations(user, on=on).filter(basis_document=document)
    count = seen.count()
    if count > MOST_USES:
        return (DocumentUse(_("Nhiệm vụ"), _("%(count)d việc") % {"count": count}, ""),)
    rows = seen.order_by("-pk").values_list("title", "public_id")[:MOST_USES]
    return tuple(
        DocumentUse(_("Nhiệm vụ"), title, reverse("obligations:detail", args=[public_id]))
        for title, public_id in rows
    )
