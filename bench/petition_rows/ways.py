"""How a made-up petition goes its way: by the table of moves, with the law's days."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from danvan.petitions.actions.clock import CountedDay, count_day
from danvan.petitions.actions.steps import ENDINGS
from danvan.rules.deadlines.statutory import Circumstances
from danvan.rules.petitions.stages import Move, law_step, moves

KINDS = {
    "complaint": 25,
    "denunciation": 5,
    "recommendation": 30,
    "feedback": 30,
    "land_mediation": 5,
    "mixed": 2,
    "one_stop": 2,
    "civil_dispute": 1,
}
SETTLED = {"decided", "concluded", "answered"}
OUTCOMES = {"transferred": "transfer", "guided": "guide", "returned": "return", "kept": "keep"}
MAIN = 0.85  # how often the first move of the table is taken


@dataclass
class Owed:
    """One step that is owed, and how it ended."""

    code: str
    began: date
    due: date | None
    told: tuple[str, ...]
    basis: str
    state: str = "open"
    closed: date | None = None


@dataclass
class Walked:
    """The way of one petition until a day."""

    kind: str
    stage: str
    stage_on: date
    stages: list[tuple[str, date]]
    owed: list[Owed] = field(default_factory=list)
    outcome: str = ""
    result: str = ""
    accepted_on: date | None = None
    settled_on: date | None = None
    closed_on: date | None = None

    def end(self, on: date, code: str = "", state: str = "confirmed") -> None:
        """Close what is open for a step, or all of it."""
        for one in self.owed:
            if one.state == "open" and code in ("", one.code):
                one.state, one.closed = state, on

    def open(self, step: str, began: date) -> None:
        """Open what a step owes, with the day the law counts."""
        code = law_step(step)
        counted = _counted(code, began)
        self.owed.append(Owed(code, began, counted.due, counted.steps, counted.basis))


@cache
def _counted(code: str, began: date) -> CountedDay:
    return count_day(code, began, Circumstances())


def walked(received: date, until: date, chance: random.Random) -> Walked:
    """Return the way of a petition received on a day, as far as it has come until another."""
    kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
    way = Walked(kind, "received", received, [("received", received)])
    way.open("petition.triage", received)
    # A few are lost sight of; the others go on until they end or today comes.
    patience = 0.97 if chance.random() < 0.03 else 1.0
    day = received
    while chance.random() < patience:
        offered = moves(kind, way.stage)
        day += timedelta(days=int(chance.expovariate(1 / 7)))
        if not offered or day > until:
            break
        _move(way, offered, day, chance)
    return way


def _move(way: Walked, offered: Sequence[Move], day: date, chance: random.Random) -> None:
    move = offered[0] if chance.random() < MAIN else chance.choice(offered)
    for step in move.fulfils:
        way.end(day, law_step(step))
    way.stage, way.stage_on = move.to, day
    way.stages.append((move.to, day))
    for step in move.opens:
        way.open(step, way.stages[0][1] if move.to == "classified" else day)
    if move.to in ENDINGS:
        way.end(day, state="ended")
        way.closed_on = way.closed_on or day
    if move.to == "accepted":
        way.accepted_on, way.outcome = day, "handle"
    way.outcome = OUTCOMES.get(move.to, way.outcome)
    if move.to in SETTLED:
        way.settled_on = day
        way.result = (
            "answered" if move.to == "answered" else chance.choice(["right", "partly", "wrong"])
        )
    if move.to in {"withdrawn", "stopped"}:
        way.result = move.to
