"""The commands `read` and `lint`: exit codes, JSON forms, refusals, and no Django behind them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from danvan.cli import main
from tests.gold.compare import PLANS

PLAN = PLANS / "01_commune_full_head.txt"


def test_read_prints_the_json_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(PLAN), "--json", "--blocks"]) == 0

    shown = json.loads(capsys.readouterr().out)
    assert shown["schema"] == "danvan.reading/1"
    assert shown["header"]["number"] == "18/KH-UBND"
    assert shown["length"] > 1000
    assert shown["blocks"][0] == {"block": 0, "start": 0, "end": 50}


def test_read_prints_vietnamese_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(PLAN)]) == 0

    shown = capsys.readouterr().out
    assert "KẾ HOẠCH 18/KH-UBND – 2026-02-05" in shown
    assert "Nơi nhận: UBND tỉnh; Sở Nội vụ" in shown


def test_lint_exits_1_when_an_act_has_expired(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("Căn cứ Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007.", encoding="utf-8")

    assert main(["lint", str(plan), "--on", "2023-06-30"]) == 0
    capsys.readouterr()
    assert main(["lint", str(plan), "--json", "--on", "2023-07-01"]) == 1

    found = json.loads(capsys.readouterr().out)["findings"]
    expired = [row for row in found if row["code"] == "expired_citation"]
    assert [row["severity"] for row in expired] == ["error"]
    assert "10/2022/QH15" in expired[0]["message"]


def test_lint_says_what_holds_for_each_act(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 và Nghị định số 61/2023/NĐ-CP ngày "
        "16/9/2023; Quyết định số 8/QĐ-UBND ngày 05/3/2024 của UBND huyện Rừng Thông.",
        encoding="utf-8",
    )

    main(["lint", str(plan), "--json", "--on", "2026-02-01"])
    told = json.loads(capsys.readouterr().out)
    main(["lint", str(plan), "--on", "2026-02-01"])
    printed = capsys.readouterr().out

    assert told["on"] == "2026-02-01"
    assert [row["state"] for row in told["citations"]] == ["in_force", "unknown", "unknown"]
    assert told["citations"][0]["since"] == "2023-08-15"
    assert told["citations"][0]["proof"] == "VERIFIED"
    (meant,) = told["citations"][1]["did_you_mean"]
    assert (meant["number"], meant["date"]) == ("61/2023/NĐ-CP", "2023-08-16")
    assert told["citations"][2]["did_you_mean"] == []
    assert "Còn hiệu lực: Nghị định 59/2023/NĐ-CP" in printed
    assert (
        "Chưa rõ, sổ chưa có: Nghị định 61/2023/NĐ-CP – có phải Nghị định 61/2023/NĐ-CP ngày"
        in printed
    )


def test_an_unverified_fact_is_a_note(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("Căn cứ Nghị định số 64/2014/NĐ-CP ngày 26/6/2014.", encoding="utf-8")

    assert main(["lint", str(plan), "--json", "--on", "2026-09-01"]) == 0

    found = json.loads(capsys.readouterr().out)["findings"]
    assert [r["severity"] for r in found if r["code"] == "expired_citation"] == ["note"]


def test_a_refusal_is_told_in_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")

    assert main(["read", str(empty), "--json"]) == 2

    refusal = json.loads(capsys.readouterr().out)
    assert refusal["schema"] == "danvan.refusal/1"
    assert refusal["code"] == "empty"
    assert refusal["message"]


def test_a_missing_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(tmp_path / "nowhere.txt"), "--json"]) == 2

    assert json.loads(capsys.readouterr().out)["code"] == "unreadable"


def test_reading_a_text_loads_no_django_and_no_reader_of_word() -> None:
    program = (
        "import sys; from danvan.cli import main; "
        f"main(['read', {str(PLAN)!r}]); "
        "print([m for m in ('django', 'docx', 'lxml', 'pypdfium2') if m in sys.modules])"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip().endswith("[]")
