"""A district before the merger and a commune after it, as the rules see them: our own invention."""

from danvan.rules.plans.units_named import NamedUnit

DISTRICT, NORTH, SOUTH, TOWN, PROVINCE = 1, 2, 3, 4, 9
COMMUNE, WARD = 50, 51


def _unit(
    pk: int,
    names: str,
    kind: str,
    level: str,
    area: int,
    path: str,
    sector: str = "government",
) -> NamedUnit:
    above = [int(part) for part in path.split("/") if part]
    superior = above[-1] if above else None
    return NamedUnit(
        pk, tuple(names.split("|")), sector, kind, level, superior, f"{path}{pk}/", area
    )


BEFORE = (
    _unit(100, "Ủy ban nhân dân tỉnh Đông Giang|UBND tỉnh", "ubnd", "province", PROVINCE, ""),
    _unit(101, "Sở Nội vụ tỉnh Đông Giang|Sở Nội vụ", "agency", "province", PROVINCE, "100/"),
    _unit(1, "Ủy ban nhân dân huyện Tân Khê|UBND huyện", "ubnd", "district", DISTRICT, "100/"),
    _unit(10, "Phòng Nội vụ huyện Tân Khê", "department", "district", DISTRICT, "100/1/"),
    _unit(11, "Phòng Tư pháp huyện Tân Khê", "department", "district", DISTRICT, "100/1/"),
    _unit(
        12,
        "Phòng Lao động - Thương binh và Xã hội huyện Tân Khê",
        "department",
        "district",
        DISTRICT,
        "100/1/",
    ),
    _unit(13, "Thanh tra huyện Tân Khê", "inspectorate", "district", DISTRICT, "100/1/"),
    _unit(14, "Văn phòng HĐND và UBND huyện Tân Khê", "office", "district", DISTRICT, "100/1/"),
    _unit(15, "Trung tâm Dịch vụ nông nghiệp huyện", "service", "district", DISTRICT, "100/1/"),
    _unit(2, "Ủy ban nhân dân xã Hòa Sơn|UBND xã", "ubnd", "commune", NORTH, "100/1/"),
    _unit(3, "Ủy ban nhân dân xã Thượng Lĩnh|UBND xã", "ubnd", "commune", SOUTH, "100/1/"),
    _unit(4, "Ủy ban nhân dân thị trấn Tân Khê|UBND thị trấn", "ubnd", "commune", TOWN, "100/1/"),
    _unit(20, "Huyện ủy Tân Khê|Huyện ủy", "party_committee", "district", DISTRICT, "", "party"),
    _unit(21, "Ban Dân vận Huyện ủy", "party_body", "district", DISTRICT, "20/", "party"),
    _unit(22, "Đảng ủy xã Hòa Sơn", "party_committee", "commune", NORTH, "20/", "party"),
    _unit(23, "Đảng ủy xã Thượng Lĩnh", "party_committee", "commune", SOUTH, "20/", "party"),
    _unit(24, "Đảng ủy thị trấn Tân Khê", "party_committee", "commune", TOWN, "20/", "party"),
    _unit(30, "Ủy ban Mặt trận Tổ quốc Việt Nam huyện", "front", "district", DISTRICT, "", "front"),
    _unit(31, "Hội Nông dân huyện", "organisation", "district", DISTRICT, "30/", "front"),
    _unit(40, "Công an huyện Tân Khê", "police", "district", DISTRICT, "", "armed"),
    _unit(41, "Ban Chỉ huy Quân sự huyện Tân Khê", "military", "district", DISTRICT, "", "armed"),
    _unit(42, "Chi cục Thuế huyện Tân Khê", "vertical", "district", DISTRICT, "", "vertical"),
)

AFTER = (
    _unit(100, "Ủy ban nhân dân tỉnh Đông Giang|UBND tỉnh", "ubnd", "province", PROVINCE, ""),
    _unit(101, "Sở Nội vụ tỉnh Đông Giang|Sở Nội vụ", "agency", "province", PROVINCE, "100/"),
    _unit(50, "Ủy ban nhân dân xã Hòa Sơn", "ubnd", "commune", COMMUNE, "100/"),
    _unit(60, "Phòng Văn hóa - Xã hội xã Hòa Sơn", "department", "commune", COMMUNE, "100/50/"),
    _unit(61, "Phòng Kinh tế xã Hòa Sơn", "department", "commune", COMMUNE, "100/50/"),
    _unit(62, "Văn phòng HĐND và UBND xã Hòa Sơn", "office", "commune", COMMUNE, "100/50/"),
    _unit(68, "Trung tâm Phục vụ hành chính công", "one_stop", "commune", COMMUNE, "100/50/"),
    _unit(63, "Trung tâm Dịch vụ công", "service", "commune", COMMUNE, "100/50/"),
    _unit(64, "Trường Tiểu học Hòa Sơn", "school", "commune", COMMUNE, "100/50/"),
    _unit(65, "Trường Mầm non Hoa Ban", "school", "commune", COMMUNE, "100/50/"),
    _unit(66, "Thôn 1", "village", "village", 501, "100/50/"),
    _unit(67, "Thôn 2", "village", "village", 502, "100/50/"),
    _unit(70, "Đảng ủy xã Hòa Sơn", "party_committee", "commune", COMMUNE, "", "party"),
    _unit(
        71, "Ban Xây dựng Đảng Đảng ủy xã Hòa Sơn", "party_body", "commune", COMMUNE, "70/", "party"
    ),
    _unit(72, "Ủy ban MTTQ Việt Nam xã Hòa Sơn", "front", "commune", COMMUNE, "", "front"),
    _unit(73, "Hội Cựu chiến binh xã Hòa Sơn", "organisation", "commune", COMMUNE, "72/", "front"),
    _unit(74, "Công an xã Hòa Sơn", "police", "commune", COMMUNE, "", "armed"),
    _unit(51, "Ủy ban nhân dân phường Tân Khê", "ubnd", "commune", WARD, "100/"),
    _unit(80, "Phòng Văn hóa - Xã hội phường Tân Khê", "department", "commune", WARD, "100/51/"),
    _unit(81, "Phòng Nông nghiệp phường Tân Khê", "department", "commune", WARD, "100/51/"),
)
