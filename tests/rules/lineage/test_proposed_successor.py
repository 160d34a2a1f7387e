"""Who is proposed to take the open work of an ended body: one that plainly fits, or nobody."""

import pytest

from danvan.rules.lineage.handing import Body, proposed_successor

COMMUNE = Body(1, "government", "ubnd", "UBND xã Bến Đá")
CULTURE = Body(2, "government", "department", "Phòng Văn hóa - Xã hội")
NEW = Body(10, "government", "ubnd", "UBND xã Đông Sơn")
OTHER = Body(11, "government", "ubnd", "UBND phường Tây Hồ")
NEW_CULTURE = Body(12, "government", "department", "Phòng Văn hoá - Xã hội")
NEW_ECONOMY = Body(13, "government", "department", "Phòng Kinh tế")
FRONT = Body(14, "front", "front", "Ủy ban MTTQ xã")


@pytest.mark.parametrize(
    ("old", "new", "proposed"),
    [
        pytest.param(COMMUNE, [], None, id="nobody-succeeds"),
        pytest.param(COMMUNE, [NEW], NEW, id="one-successor"),
        pytest.param(CULTURE, [NEW], NEW, id="one-successor-of-another-kind"),
        pytest.param(COMMUNE, [NEW, OTHER], None, id="two-communes"),
        pytest.param(COMMUNE, [NEW, NEW_CULTURE, FRONT], NEW, id="one-of-its-kind"),
        pytest.param(CULTURE, [NEW, NEW_CULTURE, NEW_ECONOMY], NEW_CULTURE, id="one-of-its-name"),
        pytest.param(
            Body(3, "government", "department", "Phòng Dân tộc"),
            [NEW, NEW_CULTURE, NEW_ECONOMY],
            None,
            id="two-departments-none-of-its-name",
        ),
        pytest.param(
            Body(4, "party", "party_body", "Ban Dân vận"), [NEW, FRONT], None, id="no-body-akin"
        ),
    ],
)
def test_one_that_plainly_fits_or_nobody(old: Body, new: list[Body], proposed: Body | None) -> None:
    assert proposed_successor(old, new) == proposed
