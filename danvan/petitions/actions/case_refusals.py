"""Why an act on a case under way is refused, each as a sentence that says what to do."""

from django.utils.translation import gettext as _

from danvan.base.acts import ActRefused


class ClockRefused(ActRefused):
    """The law of that day does not let time run so «không được tính như vậy»: `message` is why."""


class NotSuspended(ActRefused):
    """What goes on again was never stopped «chưa tạm đình chỉ»."""

    def __init__(self) -> None:
        super().__init__(_("Đơn không ở trạng thái tạm đình chỉ. Hãy tải lại trang."))


class AlreadySuspended(ActRefused):
    """The case stands still already «đang tạm đình chỉ»."""

    def __init__(self) -> None:
        super().__init__(_("Đơn đang tạm đình chỉ. Hãy ghi quyết định tiếp tục giải quyết trước."))


class CriteriaMissing(ActRefused):
    """Nothing of the law's list makes the case complex «chưa chọn tiêu chí»."""

    def __init__(self, source: str) -> None:
        super().__init__(
            _("Hãy chọn ít nhất một tiêu chí phức tạp theo %(source)s.") % {"source": source}
        )


class ReasonMissing(ActRefused):
    """Why it is done is not told «thiếu lý do»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy ghi lý do."))


class NobodyToCharge(ActRefused):
    """The office or person may not handle this case «không giao được»."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Không giao được cho người hoặc phòng này: họ không thuộc nơi giải quyết, hoặc "
                "đơn nói đến chính họ hay cấp trên của họ. Hãy chọn người khác."
            )
        )


class SealedNotHere(ActRefused):
    """Papers of a sealed case lie under the seal alone «đơn đã niêm phong»."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Đơn này được niêm phong: tài liệu chỉ được đưa vào phần niêm phong, không lưu "
                "ở đây."
            )
        )


class NotSentYet(ActRefused):
    """What is made public must have been sent before «chưa gửi»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy ghi ngày gửi văn bản cho các bên trước khi ghi công khai."))


class ExecutionsOpen(ActRefused):
    """Something the decision orders is not done «chưa thi hành xong»."""

    def __init__(self, count: int) -> None:
        super().__init__(
            _(
                "Còn %(count)d việc thi hành chưa xong nên chưa kết thúc được. Hãy ghi kết quả "
                "từng việc trước."
            )
            % {"count": count}
        )


class NotHere(ActRefused):
    """This case has no such thing, or it is done already «không làm được với đơn này»."""

    def __init__(self) -> None:
        super().__init__(_("Việc này không còn làm được với đơn. Hãy tải lại trang."))
