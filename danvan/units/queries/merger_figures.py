"""An import of mergers in figures and lists, for whoever runs the command or reads the preview."""

from collections.abc import Mapping

from danvan.rules.lineage.places import AMBIGUOUS, CONTRADICTORY, Doubted, OldPlace
from danvan.units.queries.merger_import import Prospect

SCHEMA = "danvan.successions/1"


def figures(given: Prospect) -> Mapping[str, int]:
    """Return how much an import makes, keeps and doubts."""
    clauses = given.file.clauses
    provinces, districts = len(given.provinces_missing), len(given.districts_missing)
    old = sum(area is None for _place, area in given.places)
    new = sum(area is None for _clause, area in given.clauses)
    return {
        "clauses": len(clauses),
        "mentions": sum(len(clause.mentions) for clause in clauses),
        "successions": len(given.clauses),
        "successions_kept": len(clauses) - len(given.clauses),
        "areas": provinces + districts + old + new,
        "provinces": provinces,
        "districts": districts,
        "communes_old": old,
        "communes_new": new,
        "communes_matched": len(given.places) + len(given.clauses) - old - new,
        "ambiguous": len(given.lineage.doubts(AMBIGUOUS)),
        "contradictory": len(given.lineage.doubts(CONTRADICTORY)),
        "unsure": len(given.unsure),
        "respelled": len(given.lineage.respelled),
        "without_old": sum(not clause.mentions for clause in clauses),
        "left_standing": len(given.left),
        "without_holder": sum(place.whole_to is None for place in given.lineage.places),
    }


def as_json(given: Prospect, *, dry_run: bool) -> Mapping[str, object]:
    """Return figures and lists as the command prints them for programs."""
    lineage = given.lineage
    return {
        "schema": SCHEMA,
        "dry_run": dry_run,
        "effective_from": given.file.effective_on.isoformat(),
        **figures(given),
        "lists": {
            "ambiguous": [_doubted(one) for one in lineage.doubts(AMBIGUOUS)],
            "contradictory": [_doubted(one) for one in lineage.doubts(CONTRADICTORY)],
            "unsure": [_place(one) for one in given.unsure],
            "respelled": [_place(one) for one in lineage.respelled],
            "without_old": [clause.cited for clause in given.file.clauses if not clause.mentions],
            "left_standing": list(given.left),
            "without_holder": [_place(one) for one in lineage.places if one.whole_to is None],
        },
    }


def _doubted(one: Doubted) -> Mapping[str, object]:
    return {**_named(one), "reason": one.reason, "taken": _taken(one)}


def _place(one: OldPlace) -> Mapping[str, object]:
    return {**_named(one), "taken": _taken(one)}


def _named(one: Doubted | OldPlace) -> Mapping[str, object]:
    named = {"province": one.province, "name": one.name}
    return {**named, "district": one.district} if one.district else named


def _taken(one: Doubted | OldPlace) -> list[Mapping[str, str]]:
    return [
        {
            "clause": each.clause.cited,
            "to": each.clause.printed,
            "as": each.mention.printed,
            "share": each.mention.share,
        }
        for each in one.taken
    ]
