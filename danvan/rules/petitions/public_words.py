"""What a citizen reads of a petition's way: where it stands, what comes next, in plain words."""

from collections.abc import Mapping
from typing import Final

from danvan.rules.catalogue import rule
from danvan.rules.petitions.stage_words import PLAIN

# What happens after a stage, said to who waits for it.
NEXT: Final[Mapping[str, str]] = {
    "received": "Xem đơn thuộc loại nào và nơi nào giải quyết, rồi trả lời cho người gửi.",
    "classified": "Nhận giải quyết, hoặc báo cho người gửi biết vì sao không nhận.",
    "accepted": "Giao người xem xét, xác minh.",
    "assigned": "Xác minh, làm rõ sự việc.",
    "verifying": "Báo cáo kết quả xác minh; khi cần thì mời người gửi đến đối thoại.",
    "hearing": "Báo cáo kết quả xác minh.",
    "reported": "Người có thẩm quyền ký văn bản giải quyết.",
    "decided": "Gửi quyết định cho người gửi và công khai kết quả.",
    "concluded": "Xử lý theo kết luận.",
    "handled": "Công khai kết quả.",
    "published": "Thi hành quyết định.",
    "executing": "Làm xong những việc đã quyết định.",
    "answered": "Làm những việc đã trả lời, nếu có.",
    "transferred": "Cơ quan nhận đơn sẽ báo cho người gửi.",
    "passed_on": "Cơ quan nhận đơn sẽ xem xét.",
    "guided": "Người gửi làm theo hướng dẫn đã nhận.",
    "separated": "Người gửi tách đơn theo hướng dẫn rồi gửi lại.",
    "part_withdrawn": "Giải quyết tiếp phần còn lại.",
    "returned": "Người gửi xem lý do trong văn bản đã nhận.",
}
GUARDED_OPEN: Final = "Đơn đang được giải quyết"
GUARDED_NEXT: Final = "Cơ quan giải quyết sẽ báo trực tiếp cho người gửi."
GUARDED_ENDED: Final = "Đã giải quyết xong"
# Stages after which nothing more is done here.
ENDED: Final = frozenset(
    {
        "refused",
        "transferred",
        "passed_on",
        "guided",
        "separated",
        "returned",
        "kept",
        "withdrawn",
        "stopped",
        "closed",
    }
)
# Stages in which the sender has an answer he can judge.
ANSWERED: Final = frozenset({"decided", "published", "executing", "answered", "closed"})


@rule(
    "PT-86",
    basis="Quy ước của chương trình: người gửi thấy bước, việc kế tiếp, không thấy nội dung",
)
def told_of_stage(stage: str, *, guarded: bool) -> tuple[str, str]:
    """Return what a stage is called to who sent the petition, and what comes next (or nothing).

    A guarded case says nothing that tells its kind.
    """
    if guarded and stage != "received":
        return (GUARDED_ENDED, "") if stage in ENDED else (GUARDED_OPEN, GUARDED_NEXT)
    return PLAIN.get(stage, GUARDED_OPEN), NEXT.get(stage, "")
