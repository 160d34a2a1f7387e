"""What a main part of a plan is for «mục đích, chỉ tiêu, nội dung, tổ chức thực hiện»."""

from danvan.rules.plans.vocabulary import ORGANISATION, PURPOSE, TARGETS
from danvan.rules.text.letters import bare_words


def part_of(title: str | None) -> str:
    """Return purpose, targets, organisation or content for the title of a main part."""
    words = bare_words(title or "")
    if "noi dung" in words and not words.startswith(("to chuc thuc hien", "trach nhiem")):
        return "content"
    if any(word in words for word in ORGANISATION):
        return "organisation"
    if any(words.startswith(word) for word in PURPOSE):
        return "purpose"
    return "targets" if any(word in words for word in TARGETS) else "content"
