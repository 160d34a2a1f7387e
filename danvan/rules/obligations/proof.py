"""Whether what was handed in proves that the work is done."""

from danvan.rules.catalogue import rule


@rule("OB-03", basis="Quy ước của chương trình: báo hoàn thành phải kèm minh chứng")
def satisfies(evidence: int, nothing_arose: bool) -> bool:
    """Say whether work may be reported done: some evidence is attached, or nothing arose."""
    return evidence > 0 or nothing_arose


@rule("OB-04", basis="Quy ước của chương trình: trả lời việc thường xuyên")
def answers_standing(text: str, evidence: int, nothing_arose: bool) -> bool:
    """Say whether a reporting period is answered: results in words or links, or nothing arose.

    Both at once contradict each other.
    """
    results = bool(text.strip()) or evidence > 0
    return results != nothing_arose
