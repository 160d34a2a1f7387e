"""Cascade «cụ thể hoá xuống cấp dưới»: which duty a unit's own plan fulfils by itself."""

import re

from danvan.rules.catalogue import rule
from danvan.rules.text.letters import bare_words

# "Xây dựng kế hoạch thực hiện …", "ban hành Kế hoạch công tác dân vận …", "lập kế hoạch, gửi về …"
_MAKES_A_PLAN = re.compile(r"\b(?:xay dung|ban hanh|lap|cu the hoa)\b(?: \w+){0,4}? ke hoach\b(.*)")
# Plans of something else: making the year's plan does not do these.
_OTHER_PLANS = (
    "doi thoai", "tiep", "kiem tra", "giam sat", "thanh tra", "tuyen truyen", "tap huan",
    "khao sat", "dao tao", "boi duong", "truyen thong", "phoi hop", "dau tu", "su dung dat",
    "lay y kien", "kinh phi",
)  # fmt: skip


@rule("OWE-02", basis="«xây dựng kế hoạch»: kế hoạch của đơn vị được ghi nhận là hoàn thành")
def orders_a_plan(text: str, output: str) -> bool:
    """Say whether a duty orders its units to make their own plan of the same work.

    A plan of one activity (dialogue, inspection, training) is another thing.
    """
    if output and "ke hoach" not in bare_words(output):
        return False
    found = _MAKES_A_PLAN.search(bare_words(text))
    if found is None:
        return False
    rest = found.group(1).strip()
    return not any(rest.startswith(other) for other in _OTHER_PLANS)
