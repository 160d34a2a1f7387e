"""Who signed a PDF is told as the file says it; that it is so, only where it was checked."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from danvan.readers.guarded import signatures_guarded
from danvan.readers.refusals import Refused
from danvan.readers.signed import pack_signatures, unpack_signatures
from tests.factories.signing import as_pem, authority, put_signature
from tests.readers.printed import print_lines

PAPER = print_lines(["KẾ HOẠCH", "Kiểm tra công tác tiếp công dân năm 2026"])
SIGNED = put_signature(PAPER)


@pytest.fixture
def roots(tmp_path: Path) -> str:
    """A folder with the root that certified our signers."""
    (tmp_path / "goc.pem").write_bytes(as_pem(authority()))
    (tmp_path / "doc-toi.txt").write_text("không phải chứng thư")
    return str(tmp_path)


@pytest.fixture
def strangers(tmp_path: Path) -> str:
    """A folder with the root of somebody else."""
    (tmp_path / "la.crt").write_bytes(as_pem(authority("Cơ quan chứng thực lạ")))
    return str(tmp_path)


def test_an_unsigned_paper_bears_no_signature() -> None:
    assert signatures_guarded(PAPER) == ()
    assert signatures_guarded("Văn bản thường".encode()) == ()


def test_without_roots_nothing_is_said_of_validity() -> None:
    (found,) = signatures_guarded(SIGNED)

    assert (found.holder, found.organisation) == ("Trần Văn Minh", "Ủy ban nhân dân xã An Bình")
    assert found.issuer == "Chứng thực thử nghiệm"
    assert abs(datetime.fromisoformat(found.at) - datetime.now(UTC)) < timedelta(minutes=10)
    assert not found.stamped  # the time is the signer's own
    assert found.whole
    assert found.intact
    assert found.trusted is None
    assert not found.checked


def test_the_chain_is_checked_against_given_roots(roots: str) -> None:
    (found,) = signatures_guarded(SIGNED, roots)

    assert found.intact
    assert found.trusted is True


def test_a_root_that_is_not_ours_is_not_trusted(strangers: str) -> None:
    (found,) = signatures_guarded(SIGNED, strangers)

    assert found.intact
    assert found.trusted is False


def test_words_changed_after_signing_are_told(roots: str) -> None:
    at = SIGNED.index(b"/MediaBox")
    tampered = SIGNED[:at] + b"/MediaBoy" + SIGNED[at + 9 :]

    (found,) = signatures_guarded(tampered, roots)

    assert not found.intact


def test_what_is_put_behind_a_signature_is_told(roots: str) -> None:
    """The body's signature comes on top of the person's: only the last covers the whole file."""
    both = put_signature(SIGNED, "Ủy ban nhân dân xã An Bình", "Ky2")

    first, second = signatures_guarded(both, roots)

    assert (first.holder, first.whole, first.intact) == ("Trần Văn Minh", False, True)
    assert (second.holder, second.whole) == ("Ủy ban nhân dân xã An Bình", True)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"%PDF-1.7 /ByteRange", id="nothing-behind"),
        pytest.param(SIGNED[: len(SIGNED) // 2] + b"/ByteRange", id="half"),
        pytest.param(SIGNED.replace(b"/Contents <", b"/Contents <ff", 1), id="broken-envelope"),
        pytest.param(SIGNED.replace(b"/ByteRange [0", b"/ByteRange [9", 1), id="other-range"),
        pytest.param(b"%PDF-1.7\n" + b"<<" * 100_000 + b"/ByteRange", id="deep"),
    ],
)
def test_a_hostile_file_ends_in_a_refusal_or_in_no_faith(data: bytes) -> None:
    with suppress(Refused):
        assert not any(each.intact for each in signatures_guarded(data, seconds=10))


def test_a_folder_that_is_not_there_is_no_crash(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        signatures_guarded(SIGNED, str(tmp_path / "khong-co"))


@pytest.mark.parametrize("packed", ["", "[]", "{}", '{"signatures": [1]}', '{"signatures": [{}]}'])
def test_only_packed_signatures_are_unpacked(packed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpack_signatures(packed)


def test_packing_keeps_everything() -> None:
    found = signatures_guarded(SIGNED)

    assert unpack_signatures(pack_signatures(found)) == found
