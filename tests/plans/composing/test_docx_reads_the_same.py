"""What danvan writes from last year's plan, it reads again: the same duties, a year later."""

import re
from datetime import date
from pathlib import Path

import pytest

from danvan.desk.sample.story import review_as_read
from danvan.plans.actions.drafts import import_plan
from danvan.plans.actions.drafts_issuer import IssuerChoice, choose_issuer
from danvan.plans.actions.drafts_reading import fill_draft
from danvan.plans.actions.issue import issue_plan
from danvan.plans.models import Plan
from danvan.plans.queries.compose_letter import Composed, Sources, composed
from danvan.plans.queries.compose_lines import Choice, year_of
from danvan.readers.files import open_source
from danvan.rules.plans.model import Reading
from danvan.rules.plans.reading import read_plan
from danvan.rules.plans.year_ahead import year_ahead
from danvan.rules.text.letters import bare_words
from danvan.writers.docx import write_docx
from tests.factories.people import World

GOLD = Path(__file__).parents[2] / "gold" / "plans"
ON = date(2026, 3, 9)
NOTE = re.compile("[⁰¹²³⁴-⁹]+")


def issued_from(world: World, name: str, day: date) -> Plan:
    """A plan of our corpus, taken in by Lan, accepted as it was read, and issued."""
    data = (GOLD / name).read_bytes()
    draft = import_plan(
        data, name, unit=world.commune, confirmed=True, by=world.lan, on=ON, open_file=open_source
    )
    fill_draft(draft.pk, on=ON, open_file=open_source)
    draft.refresh_from_db()
    choice = IssuerChoice(issuer=world.commune, day=day)
    draft = choose_issuer(draft.pk, version=draft.version, choice=choice, by=world.lan, on=ON)
    review_as_read(draft, world.lan, ON)
    draft.refresh_from_db()
    return issue_plan(draft.pk, version=draft.version, by=world.lan, on=ON)


def a_year_on(plan: Plan, kept: frozenset[int]) -> Composed:
    """The draft of the year after, with some of the duties."""
    choice = Choice(year_of(plan) + 1, plan.document.title, kept, ())
    return composed(Sources(plan.issuer, plan, None), choice, ON)


def read_again(made: Composed) -> Reading:
    return read_plan(open_source(write_docx(made.letter), "du-thao.docx"))


def words_of(text: str) -> str:
    """A duty's words without the numbers of footnotes."""
    return bare_words(NOTE.sub("", text))


# A plan of every shape; all of the corpus read the same when it was written.
PLANS = (
    "01_commune_full_head",
    "05_articles_points",
    "06_footnote_superscript",
    "07_open_ended_paragraphs",
    "13_bullets_groups_deadlines",
    "21_heading_units_and_bullets",
    "24_page_numbers_and_breaks_anywhere",
    "28_province_plan_two_levels",
)


@pytest.mark.django_db
@pytest.mark.parametrize("name", PLANS)
def test_what_is_kept_reads_the_same_and_what_is_dropped_is_gone(world: World, name: str) -> None:
    plan = issued_from(world, f"{name}.txt", date(2026, 3, 2))
    duties = list(plan.duties.all())
    assert len(duties) > 1

    for kept in (duties, duties[::2], duties[1::2]):
        again = read_again(a_year_on(plan, frozenset(duty.pk for duty in kept)))

        found = {words_of(duty.text) for duty in again.duties}
        wanted = {words_of(year_ahead(d.text, year=year_of(plan)).text) for d in kept}
        others = {words_of(year_ahead(d.text, year=year_of(plan)).text) for d in duties} - wanted
        # Who does it may now stand before what was the second half of a sentence.
        assert not [words for words in wanted if not any(f.endswith(words) for f in found)]
        assert not others & found
        assert "numbering" not in {finding.code for finding in again.findings}
