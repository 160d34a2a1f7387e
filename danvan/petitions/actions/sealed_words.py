"""Words that stand beside a seal in the open: none of them may tell who wrote."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from danvan.base.acts import ActRefused
from danvan.petitions.actions.register import Person
from danvan.petitions.actions.seal import key_of, people_in, text_in
from danvan.petitions.models import Petition, SealedCase
from danvan.rules.petitions.redaction import Identifying, repeats, told_of


class SummaryTells(ActRefused):
    """The redacted summary tells who wrote «tóm tắt lộ thông tin người tố cáo»."""

    def __init__(self, told: Sequence[str]) -> None:
        super().__init__(
            _(
                "Tóm tắt còn lộ %(told)s của người tố cáo. Hãy viết lại: tóm tắt là phần duy nhất "
                "người khác đọc được."
            )
            % {"told": ", ".join(told)}
        )


class SummaryMissing(ActRefused):
    """A denunciation has no redacted summary «chưa có tóm tắt»."""

    def __init__(self) -> None:
        super().__init__(
            _("Hãy viết tóm tắt không nêu người tố cáo: sổ đơn chỉ hiện phần tóm tắt này.")
        )


class WordsTell(ActRefused):
    """Something written into a sealed case tells who wrote it «lộ thông tin người tố cáo»."""

    def __init__(self, told: Sequence[str]) -> None:
        super().__init__(
            _(
                "Nội dung vừa nhập còn lộ %(told)s của người tố cáo. Hãy viết lại; điều cần giữ bí "
                "mật hãy ghi vào tài liệu niêm phong."
            )
            % {"told": ", ".join(told)}
        )


def redacted(summary: str, people: Sequence[Person]) -> str:
    """Return a summary that tells nothing of who wrote. Raises SummaryMissing, SummaryTells."""
    told = told_of(summary, [identifying(person) for person in people])
    if told:
        raise SummaryTells(told)
    if not summary.strip():
        raise SummaryMissing
    return summary.strip()


def refuse_naming(people: Sequence[Person], *words: str) -> None:
    """Refuse words written openly beside a denunciation taken in that tell who wrote it.

    Raises WordsTell.
    """
    told = told_of("\n".join(words), [identifying(person) for person in people])
    if told:
        raise WordsTell(told)


def refuse_telling(petition: Petition, *words: str) -> None:
    """Refuse words written openly into a sealed case that tell who wrote it, or repeat it.

    Compared inside the program: nobody is shown anything, so no opening is written down. Where a
    petition is not sealed, or its key was destroyed with its time, nothing is asked. Raises
    WordsTell, SealUnusable.
    """
    written = "\n".join(word for word in words if word.strip())
    case = SealedCase.objects.filter(petition=petition).exclude(wrapped_key=b"").first()
    if case is None or not written:
        return
    key = key_of(case)
    told = told_of(written, [identifying(person) for person in people_in(case, key)])
    if repeats(written, text_in(case, key), public=petition.subject):
        told = (*told, _("nguyên văn lời kể"))
    if told:
        raise WordsTell(told)


def identifying(person: Person) -> Identifying:
    """Return what tells who a person is, as he was typed in."""
    return Identifying(
        name=person.name,
        address=person.address,
        identity_number=person.identity_number,
        phone=person.phone,
        email=person.email,
    )
