"""The command `danvan due`: what it prints and what it refuses."""

import json
from pathlib import Path
from typing import Any

import pytest

from danvan.cli_due import main

ACCEPT = ["due", "complaint.accept", "--from", "2026-07-06"]
ROW = {
    "step": "house.box",
    "subject": "Hòm thư",
    "duration": 5,
    "unit": "working_day",
    "source": "Quy chế, Điều 3",
    "effective_from": "2026-01-01",
    "status": "MEMORY",
}


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    """Return the exit code and what was printed as JSON."""
    code = main(["due", *words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_prints_exactly_four_things(capsys: pytest.CaptureFixture[str]) -> None:
    code, given = told(capsys, "complaint.accept", "--from", "2026-07-06")

    assert code == 0
    assert list(given) == ["due", "basis", "steps", "verified"]
    assert given["due"] == "2026-07-15"
    assert given["basis"].startswith("NĐ 155/2026/NĐ-CP, Điều 10")
    assert given["verified"] is False
    assert all(isinstance(step, str) and step for step in given["steps"])


@pytest.mark.parametrize(
    ("words", "due"),
    [
        pytest.param("complaint.settle_first --from 2026-03-02 --complex", "2026-04-16", id="cx"),
        pytest.param("complaint.settle_first --from 2026-03-02 --remote", "2026-04-16", id="far"),
        pytest.param(
            "complaint.settle_first --from 2026-03-02 --remote --specially-complex",
            "2026-05-04",
            id="far-and-complex",
        ),
        pytest.param(
            "denunciation.accept --from 2026-03-02 --several-places", "2026-03-16", id="p"
        ),
        pytest.param(
            "denunciation.settle --from 2026-03-02 --extended-on 2026-03-30"
            " --extended-on 2026-04-28 --specially-complex",
            "2026-06-01",
            id="two-decisions",
        ),
        pytest.param(
            "complaint.settle_first --from 2026-07-06 --suspended 2026-07-20..2026-07-27"
            " --suspended 2026-07-10..2026-07-15",
            "2026-08-17",
            id="two-stays-in-any-order",
        ),
        pytest.param(
            "complaint.settle_first --from 2026-07-06 --suspended 2026-07-10..", None, id="o"
        ),
        pytest.param("dialogue.announce --from 2026-07-15", "2026-07-08", id="backward"),
        pytest.param("privacy.carry_out --from 2026-07-06 --third-parties", "2026-07-27", id="3"),
        pytest.param(
            "complaint.appeal_discipline --from 2026-07-06 --dismissal", "2026-08-05", id="out"
        ),
    ],
)
def test_counts_with_every_option(
    capsys: pytest.CaptureFixture[str], words: str, due: str | None
) -> None:
    code, given = told(capsys, *words.split())

    assert (code, given["due"]) == (0, due)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        pytest.param("complaint.none --from 2026-07-06", "unknown_step", id="unknown"),
        pytest.param("complaint.accept --from 2000-01-01", "no_limit", id="before-the-law"),
        pytest.param("reception.commune_frequency --from 2026-07-06", "not_a_deadline", id="often"),
        pytest.param(
            "denunciation.settle --from 2026-07-06 --extended-on 2026-07-01",
            "impossible_dates",
            id="decided-before",
        ),
        pytest.param(
            "complaint.settle_first --from 2026-07-06 --suspended 2026-07-20..2026-07-10",
            "impossible_dates",
            id="stay-turned-round",
        ),
        pytest.param("petition.keep --from 9999-12-31", "impossible_dates", id="end-of-time"),
        pytest.param("complaint.accept --from 9999-12-31", "impossible_dates", id="end-of-days"),
        pytest.param("dialogue.announce --from 0001-01-02", "no_limit", id="beginning-of-time"),
        pytest.param("complaint.accept --from 2026-02-30", "bad_arguments", id="no-such-day"),
        pytest.param("complaint.accept --from 06/07/2026", "bad_arguments", id="day-first"),
        pytest.param("complaint.accept --from 20260706", "bad_arguments", id="without-dashes"),
        pytest.param("complaint.accept --from 2026-W28-1", "bad_arguments", id="by-week"),
        pytest.param("complaint.accept", "bad_arguments", id="no-day"),
        pytest.param("", "bad_arguments", id="nothing"),
        pytest.param("complaint.accept --from 2026-07-06 --far", "bad_arguments", id="option"),
        pytest.param("complaint.accept --from 2026-07-06 --comp", "bad_arguments", id="shortened"),
        pytest.param(
            "complaint.settle_first --from 2026-07-06 --suspended 2026-07-20",
            "bad_arguments",
            id="half-a-stay",
        ),
        pytest.param("x.y --from 2026-07-06 --limits /nowhere.json", "bad_limits", id="no-file"),
        pytest.param("x.y --from 2026-07-06 --limits /", "bad_limits", id="a-folder"),
    ],
)
def test_refuses_with_two_and_says_why(
    capsys: pytest.CaptureFixture[str], words: str, refusal: str
) -> None:
    code, given = told(capsys, *words.split())

    assert code == 2
    assert list(given) == ["schema", "code", "message"]
    assert (given["schema"], given["code"]) == ("danvan.refusal/1", refusal)
    assert given["message"]


@pytest.mark.parametrize("content", [[ROW], {"limits": [ROW]}], ids=["list", "object"])
def test_reads_limits_of_ones_own_in_both_forms(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: object
) -> None:
    file = tmp_path / "han.json"
    file.write_text(json.dumps(content), encoding="utf-8")

    code, given = told(capsys, "house.box", "--from", "2026-07-06", "--limits", str(file))

    assert (code, given["due"], given["verified"]) == (0, "2026-07-13", False)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[1]",
        b'{"limits": 1}',
        b'[{"step": "x.y"}]',
        b"[" * 100_000,
    ],
)
def test_refuses_a_file_it_cannot_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "han.json"
    file.write_bytes(content)

    code, given = told(capsys, "x.y", "--from", "2026-07-06", "--limits", str(file))

    assert (code, given["code"]) == (2, "bad_limits")


def test_speaks_to_people_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ACCEPT) == 0
    assert capsys.readouterr().out.startswith("Hạn: thứ Tư, 15/07/2026\nCăn cứ: NĐ 155/2026")

    assert main([*ACCEPT[:2], "--from", "2026-02-30"]) == 2
    refused = capsys.readouterr()
    assert refused.out == ""
    assert "2026-02-30" in refused.err
