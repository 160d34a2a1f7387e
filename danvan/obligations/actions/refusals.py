"""Why an act about an obligation is refused, each as a sentence that says what to do."""

from django.utils.translation import gettext as _

from danvan.base.acts import ActRefused
from danvan.obligations.models import Obligation
from danvan.rules.obligations.lifecycle import is_closed, may_move


class WorkClosed(ActRefused):
    """Nothing more is owed «việc đã đóng»."""

    def __init__(self) -> None:
        super().__init__(_("Việc này đã kết thúc nên không ghi thêm được. Hãy tải lại trang."))


class MoveRefused(ActRefused):
    """The work does not stand where this act begins «không đúng trạng thái»."""

    def __init__(self, obligation: Obligation) -> None:
        super().__init__(
            _("Việc đang ở trạng thái «%(state)s» nên chưa làm được bước này. Hãy tải lại trang.")
            % {"state": obligation.get_state_display()}
        )


class ProofMissing(ActRefused):
    """Work is reported done with nothing to show «thiếu minh chứng»."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Chưa có minh chứng. Hãy đính kèm tệp, đường dẫn, số văn bản hoặc nơi để hồ sơ "
                "giấy; nếu không có việc gì phát sinh, hãy chọn «Không phát sinh»."
            )
        )


class WordMissing(ActRefused):
    """A reason is needed «thiếu lý do»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy ghi lý do để bên kia biết phải làm gì."))


def refuse_closed(obligation: Obligation) -> None:
    """Raise WorkClosed when nothing more is owed."""
    if is_closed(obligation.state):
        raise WorkClosed


def refuse_move(obligation: Obligation, to: str) -> None:
    """Raise MoveRefused when the work may not go to a state."""
    if not may_move(obligation.nature, obligation.state, to):
        raise MoveRefused(obligation)


def reason_given(reason: str) -> str:
    """Return a reason without blanks around it. Raises WordMissing when it is empty."""
    given = reason.strip()
    if not given:
        raise WordMissing
    return given
