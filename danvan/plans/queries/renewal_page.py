"""The table on which a person pairs the duties of two versions, and what one duty may go on as."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from danvan.base.states import StateShown
from danvan.plans.models import DutyPair, PlanDraft
from danvan.plans.queries.compare_page import ASPECTS, Half, half_of, names_counted
from danvan.plans.queries.compare_sides import shown_of, work_compared
from danvan.plans.queries.compare_sources import SourceRow, row_of_duty, row_of_value
from danvan.plans.queries.plans_origins import plan_address
from danvan.plans.queries.renewal_pairs import NewRow, Pair, Pairing, pairing_of
from danvan.rules.plans.compare import lit_words
from danvan.rules.plans.pairing import most_alike
from danvan.units.queries import UnitBook, unit_book

Fate = DutyPair.Fate
LABEL = 160  # letters of a duty that tell it from others in a list
WORDS: Mapping[str, str | Promise] = {
    Fate.CARRIED: _("Tiếp tục ở bản mới"),
    Fate.ENDED: _("Thôi thực hiện"),
    Fate.STAYS: _("Giữ như bản trước"),
}
PROPOSED = StateShown(_("chờ xác nhận"), "soon", "question-mark-circle")
UNSPOKEN = StateShown(_("không nhắc đến"), "muted", "minus-circle")
DECIDED = StateShown(_("đã xác nhận"), "good", "check-circle")


@dataclass(frozen=True)
class PairRow:
    """One row of the table «dòng ghép»; `key` is what a form sends back of it."""

    key: str
    duty: int
    word: str | Promise
    state: StateShown
    waiting: bool
    old: Half
    new: Half | None
    aspects: tuple[str | Promise, ...]
    stays: bool = False

    @property
    def same(self) -> bool:
        """Say whether it goes on without any change."""
        return self.new is not None and not self.aspects

    @property
    def settled(self) -> bool:
        """Say whether nobody needs to look at it any more: nothing changes, nothing waits."""
        return not self.waiting and (self.same or self.stays)


@dataclass(frozen=True)
class PairsPage:
    """Both versions as one table «bảng ghép hai bản»: what waits for a person comes first.

    `settled` are the rows about which nothing changes.
    """

    rows: tuple[PairRow, ...]
    settled: tuple[PairRow, ...]
    added: tuple[Half, ...]

    @property
    def waiting(self) -> tuple[PairRow, ...]:
        """Return the rows that nobody has confirmed."""
        return tuple(row for row in self.rows if row.waiting)


def pairs_page(draft: PlanDraft, url: str, on: date) -> PairsPage:
    """Return the table of pairs of a draft whose review page has the address `url`."""
    pairing = pairing_of(draft, on)
    made = [_sources(pair, url) for pair in pairing.pairs]
    added = [row_of_value(row.value, f"{url}#row-{row.item.pk}") for row in pairing.added]
    book = unit_book(on, _named([*(row for rows in made for row in rows if row), *added]))
    pairs = zip(pairing.pairs, made, strict=True)
    rows = sorted((_row(pair, *rows, book) for pair, rows in pairs), key=lambda r: not r.waiting)
    settled = [row for row in rows if row.settled]
    shown = [row for row in rows if not row.settled]
    return PairsPage(
        tuple(shown), tuple(settled), tuple(half_of(shown_of(row, (), book)) for row in added)
    )


@dataclass(frozen=True)
class OnePair:
    """What one older duty may become «các cách»: the choices, and the one that stands now."""

    old: Half
    choices: tuple[tuple[str, str | Promise], ...]
    now: str


def one_pair(draft: PlanDraft, duty: int, on: date) -> OnePair | None:
    """Return the choices for one older duty, the likest rows first; None where it is not there."""
    pairing = pairing_of(draft, on)
    pair = next((each for each in pairing.pairs if each.old.pk == duty), None)
    if pair is None:
        return None
    source = row_of_duty(pair.old, plan_address(pair.old.plan))
    rows = _by_likeness(source, _all_rows(pairing))
    book = unit_book(on, _named([source, *(row_of_value(row.value, "") for row in rows)]))
    ends = [Fate.ENDED]
    if draft.renewal == PlanDraft.Renewal.AMENDS:
        ends.append(Fate.STAYS)
    return OnePair(
        old=half_of(shown_of(source, (), book)),
        choices=(
            *((f"{fate}:", WORDS[fate]) for fate in ends),
            *((f"{Fate.CARRIED}:{row.item.pk}", _label(row, book)) for row in rows),
        ),
        now=_choice(pair),
    )


def _all_rows(pairing: Pairing) -> list[NewRow]:
    rows = [*(pair.new for pair in pairing.pairs if pair.new), *pairing.added]
    return sorted(rows, key=lambda row: (row.item.position, row.item.pk))


def _by_likeness(source: SourceRow, rows: Sequence[NewRow]) -> list[NewRow]:
    works = [work_compared(row_of_value(row.value, ""), (), {}) for row in rows]
    return [rows[place] for place in most_alike(work_compared(source, (), {}), works)]


def _label(row: NewRow, book: UnitBook) -> str:
    shown = shown_of(row_of_value(row.value, ""), (), book)
    said = (Truncator(shown.text).chars(LABEL), names_counted(shown.units), *shown.deadlines)
    return " · ".join(part for part in said if part)


def _choice(pair: Pair) -> str:
    return f"{pair.fate}:{pair.new.item.pk if pair.new else ''}"


def _sources(pair: Pair, url: str) -> tuple[SourceRow, SourceRow | None]:
    old = row_of_duty(pair.old, plan_address(pair.old.plan))
    if pair.new is None:
        return old, None
    return old, row_of_value(pair.new.value, f"{url}#row-{pair.new.item.pk}")


def _named(rows: Iterable[SourceRow]) -> set[int]:
    return {n.unit for row in rows for n in (*row.units, *row.partners) if n.unit is not None}


def _row(pair: Pair, old: SourceRow, new: SourceRow | None, book: UnitBook) -> PairRow:
    lit = lit_words(old.text, new.text) if new and pair.changed else ((), ())
    stays = pair.fate == Fate.STAYS
    return PairRow(
        key=f"{pair.old.pk}:{_choice(pair)}",
        duty=pair.old.pk,
        word=WORDS[Fate(pair.fate)],
        state=UNSPOKEN if stays else (DECIDED if pair.decided else PROPOSED),
        waiting=not pair.decided,
        old=half_of(shown_of(old, (), book), lit[0], pair.changed),
        new=half_of(shown_of(new, (), book), lit[1], pair.changed) if new else None,
        aspects=tuple(ASPECTS[aspect] for aspect in pair.changed),
        stays=stays,
    )
