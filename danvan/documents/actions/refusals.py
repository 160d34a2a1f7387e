"""Why an act about a document is refused, each as a sentence that says what to do."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from danvan.base.acts import ActRefused
from danvan.documents.models import Document
from danvan.rules.deadlines.calendar import say_day
from danvan.rules.documents.life import may_move


class MoveRefused(ActRefused):
    """The document does not stand where this act begins «không đúng tình trạng»."""

    def __init__(self, document: Document) -> None:
        super().__init__(
            _(
                "Văn bản đang ở tình trạng «%(state)s» nên chưa làm được bước này. "
                "Hãy tải lại trang."
            )
            % {"state": document.get_state_display()}
        )


class OwnDraft(ActRefused):
    """Nobody approves what he himself put forward «tự trình, tự duyệt»."""

    def __init__(self) -> None:
        super().__init__(
            _("Bạn là người trình nên không tự duyệt. Hãy nhờ lãnh đạo khác xem và duyệt.")
        )


class DraftMissing(ActRefused):
    """There is no text to put forward «chưa có tệp dự thảo»."""

    def __init__(self) -> None:
        super().__init__(_("Chưa có tệp dự thảo. Hãy tải tệp lên rồi trình."))


class ReasonMissing(ActRefused):
    """A reason is needed «thiếu lý do»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy ghi lý do để người khác biết vì sao."))


class NumberUnreadable(ActRefused):
    """What was typed begins with no running number «không đọc được số»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy ghi đủ số và ký hiệu, ví dụ 46/KH-UBND."))


class NumberTaken(ActRefused):
    """The register has the number already this year «trùng số»: `existing` bears it."""

    def __init__(self, existing: Document) -> None:
        day = say_day(existing.issued_on) if existing.issued_on else ""
        super().__init__(
            _("Số %(number)s năm nay đã cấp cho «%(title)s» (%(day)s). Hãy ghi số khác.")
            % {"number": existing.number, "title": existing.title[:80], "day": day}
        )
        self.existing = existing


class DayAhead(ActRefused):
    """A paper does not bear a day to come «ngày sau hôm nay»."""

    def __init__(self, on: date) -> None:
        super().__init__(
            _("Ngày này sau hôm nay (%(today)s). Hãy ghi đúng ngày.") % {"today": say_day(on)}
        )


class NotReady(ActRefused):
    """Something is missing before issuing «chưa đủ để ban hành»."""

    def __init__(self, missing: Sequence[str]) -> None:
        words = {
            "number": _("số, ký hiệu"),
            "day": _("ngày văn bản"),
            "paper": _("bản đã ký"),
        }
        super().__init__(
            _("Chưa ban hành được vì còn thiếu: %(missing)s.")
            % {"missing": ", ".join(words[name] for name in missing)}
        )


class NobodyChosen(ActRefused):
    """Nothing was ticked «chưa chọn»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy chọn ít nhất một nơi nhận."))


class SeenBefore(ActRefused):
    """The same document came in before «văn bản trùng»: `existing` is it."""

    def __init__(self, existing: Document) -> None:
        super().__init__(
            _(
                "Văn bản này có vẻ đã vào sổ: %(name)s. Hãy mở bản đã có để so. Nếu là văn bản "
                "khác, hãy đánh dấu «Vẫn vào sổ»; nếu trùng, hãy quay lại và bỏ tệp này."
            )
            % {"name": str(existing)}
        )
        self.existing = existing


def refuse_move(document: Document, to: str) -> None:
    """Raise MoveRefused when the document may not go to a state."""
    if not may_move(document.side, document.state, to):
        raise MoveRefused(document)


def reason_given(reason: str) -> str:
    """Return a reason without blanks around it. Raises ReasonMissing when it is empty."""
    given = reason.strip()
    if not given:
        raise ReasonMissing
    return given
