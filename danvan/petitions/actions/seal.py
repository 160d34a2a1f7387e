"""Writing and reading what is sealed of a case; the one place where its key is unwrapped."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from danvan.base.acts import ActRefused
from danvan.base.sealing import (
    HouseKeys,
    SealBroken,
    SealKeyMissing,
    house_keys,
    new_key,
    seal,
    unseal,
)
from danvan.petitions.actions.register import Person
from danvan.petitions.models import Petition, PetitionPaper, SealedCase, SealedPaper

UNREACHABLE = (OSError, BotoCoreError, ClientError)


class SealUnusable(ActRefused):
    """The keys of the house are not there, or not those things were sealed with «thiếu khóa»."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Không dùng được khóa niêm phong của hệ thống. Dữ liệu còn nguyên, chưa mất gì. "
                "Hãy báo quản trị hệ thống phục hồi tệp khóa niêm phong từ bản sao lưu rồi làm lại."
            )
        )


class SealDamaged(ActRefused):
    """What was sealed was changed or moved since «nội dung niêm phong bị hỏng»."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Nội dung niêm phong không khớp với khóa của hồ sơ: có thể đã bị sửa hoặc thay. "
                "Hãy báo quản trị hệ thống đối chiếu với bản sao lưu."
            )
        )


class SealDestroyed(ActRefused):
    """The key of the case was destroyed with its time «đã hủy theo thời hạn»: nothing opens it."""

    def __init__(self) -> None:
        super().__init__(
            _("Phần niêm phong của hồ sơ này đã hủy theo thời hạn lưu, không mở lại được.")
        )


class SealedPaperGone(ActRefused):
    """The store does not hand out a sealed paper «không lấy được tài liệu»."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Kho tệp chưa đưa ra được tài liệu này. Hãy thử lại sau ít phút; nếu vẫn không "
                "được, hãy báo quản trị hệ thống phục hồi từ bản sao lưu."
            )
        )


@dataclass(frozen=True)
class SealedFile:
    """A paper handed in with a denunciation «tài liệu kèm theo», before it is sealed."""

    name: str
    data: bytes
    role: str = PetitionPaper.Role.PETITION


def keys() -> HouseKeys:
    """Return the keys of the house; the first ones are made only where nothing was sealed yet.

    Raises SealUnusable: a key file that lies elsewhere, or is another's, must not be written over
    by a fresh one, nor may anything more be sealed with it.
    """
    newest = SealedCase.objects.order_by("-pk").values_list("key_id", flat=True).first()
    if newest is not None and not settings.SEAL_KEYS.exists():
        raise SealUnusable
    try:
        house = house_keys(settings.SEAL_KEYS)
        if newest is not None:
            house.key(newest)
    except (SealKeyMissing, OSError) as problem:
        raise SealUnusable from problem
    return house


def begin_seal(
    petition: Petition, identity: Sequence[Person], content: str, *, on: date
) -> tuple[SealedCase, bytes]:
    """Write the sealed part of a petition; return it with the key of the case.

    The caller has asked: the act around it. Raises SealUnusable.
    """
    house, key = keys(), new_key()
    case = SealedCase(petition=petition, key_id=house.current, sealed_on=on)
    told = json.dumps([asdict(person) for person in identity], ensure_ascii=False)
    case.wrapped_key = seal(key, house.newest, place=case_place(case, "wrapped_key"))
    case.identity = seal(told.encode(), key, place=case_place(case, "identity"))
    case.content = seal(content.encode(), key, place=case_place(case, "content"))
    case.save()
    return case, key


def add_sealed_paper(case: SealedCase, key: bytes, file: SealedFile, *, on: date) -> SealedPaper:
    """Keep one paper of a case, encrypted under a random name; its own name is encrypted too.

    The caller has asked. What a transaction that fails leaves in the store opens to nobody: the
    key of the case went with it.
    """
    paper = SealedPaper(case=case, role=file.role, size=len(file.data), added_on=on)
    paper.name = seal(file.name.encode(), key, place=paper_place(paper, "name"))
    closed = seal(file.data, key, place=paper_place(paper, "content"))
    try:
        paper.content.save(f"{secrets.token_hex(16)}.sealed", ContentFile(closed), save=True)
    except UNREACHABLE as problem:
        raise SealedPaperGone from problem
    return paper


def key_of(case: SealedCase) -> bytes:
    """Return the key of a case. Raises SealUnusable, SealDamaged, SealDestroyed."""
    if not case.wrapped_key:
        raise SealDestroyed
    try:
        house = keys().key(case.key_id)
    except SealKeyMissing as problem:
        raise SealUnusable from problem
    return opened(case.wrapped_key, house, case_place(case, "wrapped_key"))


def opened(closed: bytes | memoryview, key: bytes, place: str) -> bytes:
    """Return what was sealed at a place. Raises SealDamaged."""
    try:
        return unseal(bytes(closed), key, place=place)
    except SealBroken as problem:
        raise SealDamaged from problem


def people_in(case: SealedCase, key: bytes) -> tuple[Person, ...]:
    """Return who wrote; nobody where the case is anonymous. Raises SealDamaged."""
    told = opened(case.identity, key, case_place(case, "identity"))
    return tuple(Person(**person) for person in json.loads(told))


def text_in(case: SealedCase, key: bytes) -> str:
    """Return the full text. Raises SealDamaged."""
    return opened(case.content, key, case_place(case, "content")).decode()


def bytes_in(paper: SealedPaper, key: bytes) -> bytes:
    """Return what a paper holds. Raises SealDamaged, SealedPaperGone."""
    try:
        with paper.content.storage.open(str(paper.content.name), "rb") as kept:
            closed = kept.read()
    except UNREACHABLE as problem:
        raise SealedPaperGone from problem
    return opened(closed, key, paper_place(paper, "content"))


def name_of(paper: SealedPaper, key: bytes) -> str:
    """Return the name a paper came with. Raises SealDamaged."""
    return opened(paper.name, key, paper_place(paper, "name")).decode()


def case_place(case: SealedCase, field: str) -> str:
    """Return what binds a field to its row: table, row and field."""
    return f"petitions.sealedcase:{case.public_id}:{field}"


def paper_place(paper: SealedPaper, field: str) -> str:
    """Return what binds a field of a paper to its row."""
    return f"petitions.sealedpaper:{paper.public_id}:{field}"
