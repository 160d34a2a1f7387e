"""What is proposed for a petition, worked by hand from the circular's articles row by row."""

import pytest

from danvan.rules.petitions.stages import moves
from danvan.rules.petitions.triage import outcomes_for, propose
from danvan.rules.petitions.triage_questions import QUESTIONS, questions_for

# Referral act → the stage of the table it leads to.
LEADS_TO = {
    "transfer": "transferred",
    "guide": "guided",
    "separate": "separated",
    "return": "returned",
    "keep": "kept",
    "pass_on": "passed_on",
    "": "accepted",
}


def sound(kind: str, **other: bool) -> dict[str, bool]:
    """Answers of a petition that lacks nothing, except what a row says otherwise."""
    return {question.code: question.wanted for question in questions_for(kind)} | other


ROWS = [
    # id, kind, what differs from a sound petition, outcome, referral, eligible, competent
    ("complaint-sound", "complaint", {}, "handle", "", True, True),
    ("complaint-unsigned", "complaint", {"is_signed": False}, "keep", "keep", False, True),
    ("complaint-foreign-words", "complaint", {"is_vietnamese": False}, "keep", "keep", False, True),
    ("complaint-no-authority", "complaint", {"is_represented": False}, "keep", "keep", False, True),
    ("complaint-too-late", "complaint", {"is_in_time": False}, "keep", "keep", False, True),
    ("complaint-in-court", "complaint", {"in_court": True}, "keep", "keep", False, True),
    ("complaint-settled", "complaint", {"is_settled": True}, "keep", "keep", False, True),
    (
        "complaint-with-originals",
        "complaint",
        {"is_own_right": False, "has_originals": True},
        "return",
        "return",
        False,
        True,
    ),
    ("complaint-elsewhere", "complaint", {"is_competent": False}, "guide", "guide", True, False),
    (
        "complaint-guided-before",
        "complaint",
        {"is_competent": False, "was_guided": True},
        "keep",
        "keep",
        True,
        False,
    ),
    ("discipline-sound", "staff_discipline", {}, "handle", "", True, True),
    ("denunciation-sound", "denunciation", {}, "handle", "", True, True),
    (
        "denunciation-elsewhere",
        "denunciation",
        {"is_competent": False},
        "transfer",
        "transfer",
        True,
        False,
    ),
    (
        "denunciation-anonymous-clear",
        "denunciation",
        {"is_named": False, "is_signed": False},
        "transfer",
        "pass_on",
        True,
        True,
    ),
    (
        "denunciation-anonymous-vague",
        "denunciation",
        {"is_named": False, "has_proof": False},
        "keep",
        "keep",
        False,
        True,
    ),
    (
        "denunciation-anonymous-undated",
        "denunciation",
        {"is_named": False, "is_dated": False},
        "keep",
        "keep",
        False,
        True,
    ),
    (
        "denunciation-sent-everywhere",
        "denunciation",
        {"sent_elsewhere": True, "has_originals": True},
        "keep",
        "keep",
        False,
        True,
    ),
    ("wish-sound", "recommendation", {}, "handle", "", True, True),
    ("wish-away", "recommendation", {"is_competent": False}, "transfer", "transfer", True, False),
    ("feedback-nameless", "feedback", {"is_named": False}, "keep", "keep", False, True),
    ("feedback-empty", "feedback", {"has_content": False}, "keep", "keep", False, True),
    (
        "rules-elsewhere",
        "administrative_rule",
        {"is_competent": False},
        "transfer",
        "transfer",
        True,
        False,
    ),
    ("mediation-sound", "land_mediation", {}, "handle", "", True, True),
    ("mediation-away", "land_mediation", {"is_competent": False}, "guide", "guide", True, False),
    ("mixed", "mixed", {}, "guide", "separate", True, True),
    ("crime", "crime_report", {}, "transfer", "transfer", True, False),
    ("civil", "civil_dispute", {}, "guide", "guide", True, False),
    ("one-stop", "one_stop", {}, "guide", "guide", True, False),
]


@pytest.mark.parametrize(
    ("kind", "other", "outcome", "referral", "eligible", "competent"),
    [pytest.param(*row[1:], id=row[0]) for row in ROWS],
)
def test_proposes_what_the_circular_says(
    kind: str, other: dict[str, bool], outcome: str, referral: str, eligible: bool, competent: bool
) -> None:
    found = propose(kind, sound(kind, **other))

    assert (found.outcome, found.referral) == (outcome, referral)
    assert (found.is_eligible, found.is_competent) == (eligible, competent)
    assert all(reason.text.endswith(".") for reason in found.reasons)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_the_table_of_stages_lets_every_proposal_be_carried_out(
    row: tuple[str, str, dict[str, bool], str, str, bool, bool],
) -> None:
    kind, referral = row[1], row[4]
    if kind in ("complaint", "staff_discipline") and referral == "keep":
        assert "kept" in {move.to for move in moves(kind, "classified")}

    assert LEADS_TO[referral] in {move.to for move in moves(kind, "classified")}


def test_a_kind_is_offered_only_what_the_law_knows_for_it() -> None:
    assert outcomes_for("complaint") == ("handle", "guide", "return", "keep")
    assert outcomes_for("denunciation") == ("handle", "transfer", "return", "keep")
    assert outcomes_for("mixed") == ("guide", "return", "keep")
    assert outcomes_for("") == ()


def test_what_was_not_answered_counts_as_missing() -> None:
    found = propose("feedback", {"is_named": True})

    assert found.outcome == "keep"
    assert not found.is_eligible
    assert len(found.reasons) > 1


def test_an_anonymous_denunciation_tells_the_article_that_forbids_its_destruction() -> None:
    found = propose("denunciation", sound("denunciation", is_named=False))

    assert "Điều 25" in found.basis


def test_every_question_is_asked_once_and_worded_as_a_question() -> None:
    for asked in QUESTIONS.values():
        codes = [question.code for question in asked]
        assert len(codes) == len(set(codes))
        assert all(question.text.endswith("?") for question in asked)
        # What nobody may take for granted is offered with no answer; the rest with the usual one.
        assert all(question.usual is not (not question.wanted) for question in asked)
