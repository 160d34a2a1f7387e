"""Which paragraphs of the content part count as not yet decided about."""

from danvan.rules.plans.leftovers import Part, Stretch, leftover_paragraphs

TEXT = (
    "I. MỤC ĐÍCH Nâng cao chất lượng phục vụ người dân trong năm. "
    "II. NỘI DUNG 1. Tiếp công dân Bố trí cán bộ trực tại nơi tiếp dân. "
    "Trang 3 Công khai lịch tiếp dân trên cổng thông tin điện tử."
)


def stretch(words: str) -> Stretch:
    """Return where words stand in the text."""
    start = TEXT.index(words)
    return Stretch(start, start + len(words))


PURPOSE = Part("I", "MỤC ĐÍCH", 1, Stretch(0, TEXT.index("II.")))
CONTENT = Part("II", "NỘI DUNG", 1, Stretch(TEXT.index("II."), len(TEXT)))
RECEPTION = Part("II.1", "Tiếp công dân", 2, Stretch(TEXT.index("1. Tiếp"), len(TEXT)))
PARAGRAPHS = [
    stretch("I. MỤC ĐÍCH"),
    stretch("Nâng cao chất lượng phục vụ người dân trong năm."),
    stretch("II. NỘI DUNG"),
    stretch("1. Tiếp công dân"),
    stretch("Bố trí cán bộ trực tại nơi tiếp dân."),
    stretch("Trang 3"),
    stretch("Công khai lịch tiếp dân trên cổng thông tin điện tử."),
]


def left(taken: list[Stretch]) -> list[tuple[str, str | None]]:
    """Return the words and section of what is left when some stretches are taken."""
    found = leftover_paragraphs(
        TEXT, PARAGRAPHS, [PURPOSE, CONTENT, RECEPTION], frozenset({"II"}), taken
    )
    return [(TEXT[each.span.start : each.span.end], each.section) for each in found]


def test_headings_page_numbers_and_other_parts_are_left_out() -> None:
    assert left([]) == [
        ("Bố trí cán bộ trực tại nơi tiếp dân.", "II.1"),
        ("Công khai lịch tiếp dân trên cổng thông tin điện tử.", "II.1"),
    ]


def test_a_paragraph_of_which_something_was_read_is_no_leftover() -> None:
    assert left([stretch("Bố trí cán bộ")]) == [
        ("Công khai lịch tiếp dân trên cổng thông tin điện tử.", "II.1")
    ]
