"""Why an act about a petition is refused, each as a sentence that says what to do."""

from django.utils.translation import gettext as _

from danvan.base.acts import ActRefused


class StepRefused(ActRefused):
    """The petition does not stand where this step begins «không đúng bước»."""

    def __init__(self, stage: str) -> None:
        super().__init__(
            _("Đơn đang ở bước «%(stage)s» nên chưa làm được việc này. Hãy tải lại trang.")
            % {"stage": stage}
        )


class PaperMissing(ActRefused):
    """The law asks for a paper at this step «thiếu văn bản»."""

    def __init__(self, paper: str) -> None:
        super().__init__(_("Hãy ghi số và ngày của %(paper)s.") % {"paper": paper})


class DayMisfit(ActRefused):
    """A day contradicts the days before it «ngày không hợp lệ»."""

    def __init__(self, message: str) -> None:
        super().__init__(message)


class DayByHand(ActRefused):
    """No rule counts the day: a person must give it «cần nhập hạn»."""

    def __init__(self, subject: str) -> None:
        super().__init__(
            _(
                "Chưa có quy định đã kiểm chứng để tính hạn cho «%(subject)s». Hãy nhập hạn và ghi "
                "căn cứ."
            )
            % {"subject": subject}
        )
