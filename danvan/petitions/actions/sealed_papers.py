"""Papers on their way under a seal: looked at in memory, never kept in the open."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext as _

from danvan.base.acts import ActRefused
from danvan.documents.content import checked_content
from danvan.documents.scanning import ScannerFailed, ask_scanner
from danvan.petitions.actions.seal import SealedFile


class PaperNotClean(ActRefused):
    """A paper is infected, or the scanner does not answer «tệp chưa được quét»."""

    def __init__(self, infected: bool) -> None:
        super().__init__(
            _("Tệp có mã độc nên không nhận. Hãy quét lại bản giấy rồi tải lên.")
            if infected
            else _("Máy quét mã độc chưa trả lời nên chưa nhận tệp. Hãy thử lại sau ít phút.")
        )


def checked_papers(files: Iterable[tuple[str, bytes]], role: str) -> list[SealedFile]:
    """Return papers ready to be sealed, each by name and bytes. Raises FileRefused, PaperNotClean.

    What is sealed cannot be looked at later: the scanner is asked before, while the sender waits.
    """
    return [_checked(name, data, role) for name, data in files]


def _checked(name: str, data: bytes, role: str) -> SealedFile:
    content = checked_content(data, name)
    if settings.SCANNER is not None:
        try:
            clean = ask_scanner(settings.SCANNER, [content.data]).clean
        except ScannerFailed as problem:
            raise PaperNotClean(infected=False) from problem
        if not clean:
            raise PaperNotClean(infected=True)
    return SealedFile(content.name, content.data, role)
