"""One zip of a dossier: files, lists and hashes, checked as an archivist would."""

import hashlib
import subprocess
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import python_calamine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from danvan.documents.models import Dossier, StoredFile
from danvan.rules.documents.file_names import paper_file_name
from tests.conftest import signed_in
from tests.factories.dossiers import TITLE, closed, paper_of, pdf, shown_file
from tests.factories.people import World

FIRST = "001_45-KH-UBND_ke-hoach-dan-van-xa-an-binh.pdf"
SECOND = "002_bien-ban-hop-thon-dong.pdf"
LISTS = ["muc-luc.txt", "muc-luc.xlsx", "sha256sum.txt"]


@pytest.fixture
def dossier(world: World, monday: date) -> Dossier:
    """Two files and one paper that lies in a cupboard."""
    papers = [
        paper_of(
            shown_file(world, "a.pdf", monday),
            "Kế hoạch dân vận xã An Bình",
            number="45/KH-UBND",
            on=date(2026, 3, 5),
        ),
        paper_of(shown_file(world, "b.pdf", monday), "Biên bản họp thôn Đông"),
        paper_of(None, "Sổ tiếp công dân", place="Tủ 2, cặp 2026"),
    ]
    return closed(world, papers, on=monday)


def zip_of(world: World, dossier: Dossier) -> zipfile.ZipFile:
    """Return the zip that Lan downloads."""
    address = reverse("documents:dossier-zip", args=[dossier.public_id])
    answer = signed_in(world.lan).get(address, headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert int(answer["Content-Length"]) > 0  # so that the browser shows how far it has come
    assert answer["Content-Type"] == "application/zip"
    assert 'filename="ho-so_2026-DV-01_cong-tac' in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "private, no-store"
    return zipfile.ZipFile(BytesIO(b"".join(answer)))


def unpacked(package: zipfile.ZipFile, folder: Path) -> str:
    """Unpack and let the machine's own program check the hashes; return what it says."""
    package.extractall(folder)
    checked = subprocess.run(
        ["sha256sum", "-c", "sha256sum.txt"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return checked.stdout


@pytest.mark.usefixtures("today")
def test_holds_files_lists_and_hashes(world: World, dossier: Dossier, tmp_path: Path) -> None:
    package = zip_of(world, dossier)

    assert package.testzip() is None
    assert package.namelist() == [FIRST, SECOND, *LISTS]
    assert package.read(FIRST) == pdf("a.pdf")
    said = unpacked(package, tmp_path)
    assert said.splitlines() == [f"{name}: OK" for name in [FIRST, SECOND, *LISTS[:2]]]
    text = package.read("muc-luc.txt").decode()
    assert f"HỒ SƠ: {TITLE}" in text
    assert "Thời hạn bảo quản: 10 năm, đến 09/03/2036" in text
    assert "1. Kế hoạch dân vận xã An Bình\n   Minh chứng, số 45/KH-UBND, 05/03/2026\n" in text
    assert f"   SHA-256: {hashlib.sha256(pdf('a.pdf')).hexdigest()}" in text
    assert "3. Sổ tiếp công dân\n   Minh chứng\n   Nơi lưu: Tủ 2, cặp 2026\n" in text


@pytest.mark.usefixtures("today")
def test_the_list_is_a_sheet_as_well(world: World, dossier: Dossier) -> None:
    sheet = zip_of(world, dossier).read("muc-luc.xlsx")

    rows = python_calamine.load_workbook(BytesIO(sheet)).get_sheet_by_index(0).to_python()
    assert rows[1][:6] == [
        1, "Minh chứng", "45/KH-UBND", date(2026, 3, 5), "Kế hoạch dân vận xã An Bình", FIRST,
    ]  # fmt: skip
    assert rows[3][4:8] == ["Sổ tiếp công dân", "", "", "Tủ 2, cặp 2026"]


@pytest.mark.usefixtures("today")
def test_what_changed_since_closing_is_noticed(
    world: World, dossier: Dossier, tmp_path: Path
) -> None:
    first, second = StoredFile.objects.order_by("pk")
    for file, data in ((first, pdf("forged")), (second, None)):
        key = file.content.name or ""
        default_storage.delete(key)
        if data:
            default_storage.save(key, ContentFile(data))

    package = zip_of(world, dossier)

    assert package.namelist() == [FIRST, *LISTS]
    assert f"{FIRST}: FAILED" in unpacked(package, tmp_path)
    text = package.read("muc-luc.txt").decode()
    assert "Ghi chú: KHÁC với bản đã đóng hồ sơ" in text
    assert "Ghi chú: tệp không còn trong kho" in text


@pytest.mark.usefixtures("today")
def test_a_file_held_back_since_stays_out(world: World, dossier: Dossier) -> None:
    StoredFile.objects.filter(name="b.pdf").update(scan=StoredFile.Scan.INFECTED)

    package = zip_of(world, dossier)

    assert package.namelist() == [FIRST, *LISTS]
    assert "tệp đang bị giữ" in package.read("muc-luc.txt").decode()


@pytest.mark.parametrize(
    ("number", "title", "name"),
    [
        ("45/KH-UBND", "Kế hoạch", "007_45-KH-UBND_ke-hoach.pdf"),
        ("", "Đường về Đồng Tháp", "007_duong-ve-dong-thap.pdf"),
        ("../../etc", "../../passwd\\..", "007_ETC_etc-passwd.pdf"),
        ("12-QĐ/TW", "100% hộ: “đạt”?", "007_12-QD-TW_100-ho-dat.pdf"),
        ("", "", "007.pdf"),
        ("", "con nul: aux*|<>", "007_con-nul-aux.pdf"),
        ("", "từ " * 60, "007_" + "-".join(["tu"] * 20) + ".pdf"),
        ("x" * 90, "日本", "007_" + "X" * 40 + ".pdf"),
    ],
)
def test_names_lead_nowhere_and_every_machine_can_write_them(
    number: str, title: str, name: str
) -> None:
    # The third sample's title begins with the folder of its number: both lose their way there.
    given = title if number != "../../etc" else f"etc {title}"

    assert paper_file_name(7, number, given, ".pdf") == name
