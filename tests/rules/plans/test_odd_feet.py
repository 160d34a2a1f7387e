"""Signers and recipients are told apart however the foot of a plan was printed."""

from time import process_time

import pytest

from danvan.rules.plans.foot import Foot, read_foot
from danvan.rules.text.normalise import normalise
from tests.rules.printed import printed


def _foot(text: str) -> Foot:
    return read_foot(normalise(printed(text)).lines)


@pytest.mark.parametrize(
    ("text", "signer"),
    [
        pytest.param("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLò Thị Mây",
                     ("Lò Thị Mây", "TM.", "CHỦ TỊCH"), id="chairman"),
        pytest.param("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nVi Văn Tòng",
                     ("Vi Văn Tòng", "KT.", "PHÓ CHỦ TỊCH"), id="deputy"),
        pytest.param("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nHà Thị Nga",
                     ("Hà Thị Nga", "T/M", "PHÓ BÍ THƯ"), id="party"),
        pytest.param("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nTS. Đỗ Văn An",
                     ("Đỗ Văn An", "TL.", "CHÁNH VĂN PHÒNG"), id="by-order-with-degree"),
        pytest.param("HIỆU TRƯỞNG\n\nThS. Lương Thị Mỹ Duyên",
                     ("Lương Thị Mỹ Duyên", None, "HIỆU TRƯỞNG"), id="school"),
        pytest.param("TM. Ủy ban nhân dân\nChủ tịch\n\nLê Văn Bình",
                     ("Lê Văn Bình", "TM.", "Chủ tịch"), id="small-letters"),
        pytest.param("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nĐINH VĂN SÁNG",
                     ("ĐINH VĂN SÁNG", "TM.", "CHỦ TỊCH"), id="name-in-capitals"),
        pytest.param("TM. ỦY BAN NHÂN DÂN\nQ. CHỦ TỊCH", (None, "Q.", "CHỦ TỊCH"), id="no-name"),
    ],
)  # fmt: skip
def test_reads_who_signs(text: str, signer: tuple[str | None, ...]) -> None:
    (found,) = _foot(text).signers

    assert (found.name, found.authority, found.position) == signer


def test_two_blocks_side_by_side_are_two_signers() -> None:
    foot = _foot(
        "TM. UBND HUYỆN                    BAN DÂN VẬN HUYỆN ỦY\n"
        "KT. CHỦ TỊCH                           TRƯỞNG BAN\nPHÓ CHỦ TỊCH\n\n"
        "Bùi Văn Quế                          Quách Thị Lụa"
    )

    assert [(s.name, s.position, s.on_behalf_of) for s in foot.signers] == [
        ("Bùi Văn Quế", "PHÓ CHỦ TỊCH", "UBND HUYỆN"),
        ("Quách Thị Lụa", "TRƯỞNG BAN", "BAN DÂN VẬN HUYỆN ỦY"),
    ]


@pytest.mark.parametrize(
    ("text", "recipients", "archive"),
    [
        pytest.param("Nơi nhận:\n- Đảng ủy xã (b/c);\n- Các thôn;\n- Lưu: VT, NV.",
                     ("Đảng ủy xã", "Các thôn"), ("VT", "NV"), id="usual"),
        pytest.param("Noi nhận:\n- Đảng ủy xã;\n- Lưu VT.", ("Đảng ủy xã",), ("VT",), id="scanned"),
        pytest.param("Nơi nhận:\n- Các phòng, trung tâm\nthuộc xã;\n- Lưu: VT.",
                     ("Các phòng, trung tâm thuộc xã",), ("VT",), id="two-lines"),
        pytest.param("Nơi nhận:\n- Ban Xây dựng Đảng,\nVP Đảng ủy;\n- Lưu./.",
                     ("Ban Xây dựng Đảng, VP Đảng ủy",), (), id="comma-at-the-end"),
        pytest.param("Nơi nhận: Như trên; Lưu: VT.", ("Như trên",), ("VT",), id="one-line"),
        pytest.param("Nơi nhận:\n- Các thôn;\n12\n- Trường học;\n- Lưu Ban Xây dựng Đảng.",
                     ("Các thôn", "Trường học"), ("Ban Xây dựng Đảng",), id="page-number"),
        pytest.param("Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- Đảng ủy xã; CHỦ TỊCH\n- Các thôn;\n"
                     "- Lưu: VT. Trần Văn Khoan",
                     ("Đảng ủy xã", "Các thôn"), ("VT",), id="beside-the-signature"),
        pytest.param("Nơi nhận:\n- Các thôn;\n- Lưu: VT.\n\nPHỤ LỤC\nDANH MỤC\nNơi nhận:\n- Ai đó;",
                     ("Các thôn",), ("VT",), id="before-the-annex"),
    ],
)  # fmt: skip
def test_reads_who_receives(
    text: str, recipients: tuple[str, ...], archive: tuple[str, ...]
) -> None:
    foot = _foot(text)

    assert (foot.recipients, foot.archive) == (recipients, archive)


def test_many_plans_joined_are_read_in_a_moment() -> None:
    begun = process_time()

    foot = _foot("Nơi nhận:\nĐiều\n" * 3_000)

    assert process_time() - begun < 2
    assert foot.recipients


def test_a_page_on_one_line_is_read_in_a_moment() -> None:
    line = "Nơi nhận: - Lưu: VT, (Cường). " + "UBND Xã Phú Lâm Tổ chức Họp Dân " * 4_000
    begun = process_time()

    _foot(f"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n{line}")

    assert process_time() - begun < 2
