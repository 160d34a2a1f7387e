"""A plan of forty pages is still reviewed over a slow line."""

import gzip
from itertools import cycle
from pathlib import Path

from django.test import Client
from django.urls import reverse

from danvan.plans.actions.drafts_reading import fill_draft
from danvan.readers.files import open_source
from tests.factories.people import World
from tests.plans.drafts.conftest import ON, hand_in

SAMPLES = Path(__file__).resolve().parents[2] / "gold" / "plans"
PAGE = 2_300  # letters of a page as offices print it
MOST = 300_000  # bytes on the wire


def forty_pages() -> str:
    """Return our samples one after the other, begun anew until there are forty pages."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    found: list[str] = []
    for text in cycle(texts):
        found.append(text)
        if sum(map(len, found)) >= 40 * PAGE:
            return "\n\n".join(found)
    raise LookupError(SAMPLES)


def test_forty_pages_stay_light(world: World, lan: Client) -> None:
    draft = hand_in(world, forty_pages())
    fill_draft(draft.pk, on=ON, open_file=open_source)

    page = lan.get(reverse("plans:draft", args=[draft.public_id])).content

    assert page.count(b"data-row") > 100
    assert len(gzip.compress(page)) < MOST
