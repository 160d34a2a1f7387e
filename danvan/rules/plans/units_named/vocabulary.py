"""The words plans use for bodies, groups of bodies and those who hold posts in them."""

from dataclasses import dataclass

# Short forms that no initials could tell; the rest ("VHXH") is compared by initials.
SHORT_FORMS = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
    "mttqvn": "mặt trận tổ quốc",
    "ubmttq": "mặt trận tổ quốc",
    "ubmttqvn": "mặt trận tổ quốc",
    "ubmt": "ủy ban mặt trận",
    "tqvn": "tổ quốc việt nam",
    "vp": "văn phòng",
    "vpubnd": "văn phòng ủy ban nhân dân",
    "ca": "công an",
    "tt": "trung tâm",
    "bhxh": "bảo hiểm xã hội",
    "chqs": "chỉ huy quân sự",
    "bchqs": "ban chỉ huy quân sự",
    "tdp": "tổ dân phố",
    "thcs": "trung học cơ sở",
    "thpt": "trung học phổ thông",
    "mn": "mầm non",
    "hcc": "hành chính công",
    "xdđ": "xây dựng đảng",
    "bdv": "ban dân vận",
    "cbcc": "cán bộ công chức",
    "tncs": "thanh niên cộng sản",
    "hcm": "hồ chí minh",
    "đtn": "đoàn thanh niên",
    "lhpn": "liên hiệp phụ nữ",
    "hlhpn": "hội liên hiệp phụ nữ",
    "ccb": "cựu chiến binh",
    "hccb": "hội cựu chiến binh",
    "hnd": "hội nông dân",
}

# "TT" before these means the standing members of a body, who act for the body itself.
STANDING_BODIES = (
    "đảng", "huyện", "quận", "tỉnh", "thành", "thị", "hđnd", "hội", "ubmt", "ubmttq", "ubmttqvn",
    "ủy", "uỷ", "mttq", "mttqvn",
)  # fmt: skip

# One body, several printed names.
COLLAPSED = (
    ("ủy ban mặt trận tổ quốc việt nam", "mặt trận tổ quốc"),
    ("ủy ban mặt trận tổ quốc", "mặt trận tổ quốc"),
    ("mặt trận tổ quốc việt nam", "mặt trận tổ quốc"),
    ("đoàn thanh niên cộng sản hồ chí minh", "đoàn thanh niên"),
    ("hội liên hiệp phụ nữ việt nam", "hội liên hiệp phụ nữ"),
    ("hội phụ nữ", "hội liên hiệp phụ nữ"),
    ("khối vận", "khối dân vận"),
    ("ban dân vận đảng ủy", "khối dân vận"),
    ("ban thường vụ", ""),
    ("thường trực", ""),
)

# Words for tiers of places; the tier decides whose body is meant when no place is named.
FORMS = (
    ("thị trấn", ("commune",)),
    ("đặc khu", ("commune",)),
    ("thị xã", ("district",)),
    ("thành phố", ("district", "province")),
    ("xã", ("commune",)),
    ("phường", ("commune",)),
    ("huyện", ("district",)),
    ("quận", ("district",)),
    ("tỉnh", ("province",)),
)
# «xã hội», «huyện ủy», «tỉnh đoàn» are other words.
NOT_FORMS_BEFORE = ("hội", "ủy", "đoàn")
PARTY_COMMITTEES = ("tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy")
LEVELS = ("central", "province", "district", "commune", "village")

EVERY = ("các", "những", "mỗi", "từng", "toàn thể", "tất cả", "toàn bộ")
LED_IN = ("đề nghị", "giao", "yêu cầu", "đồng chí", "đối với", "trách nhiệm của")
PLACED = (
    "trực thuộc", "thuộc", "đóng trên địa bàn", "trên địa bàn", "đóng tại", "của", "trong",
    "toàn", "ở", "tại", "cùng cấp", "công lập",
)  # fmt: skip

# Who answers for a unit; the second word is what is left standing of the name.
HEADS = (
    ("thủ trưởng", ""),
    ("người đứng đầu", ""),
    ("các phó chủ tịch", ""),
    ("phó chủ tịch", ""),
    ("chủ tịch", ""),
    ("giám đốc", ""),
    ("hiệu trưởng", ""),
    ("lãnh đạo", ""),
    ("chánh văn phòng", "văn phòng"),
    ("chánh thanh tra", "thanh tra"),
    ("trưởng phòng", "phòng"),
    ("trưởng ban", "ban"),
    ("trưởng công an", "công an"),
    ("trưởng trạm", "trạm"),
    ("trưởng thôn", "các thôn"),
    ("trưởng bản", "các bản"),
    ("trưởng ấp", "các ấp"),
    ("trưởng khu phố", "các khu phố"),
    ("tổ trưởng tổ dân phố", "các tổ dân phố"),
    ("tổ trưởng dân phố", "các tổ dân phố"),
    ("trưởng các", "các"),
    ("chỉ huy trưởng", ""),
)

DEPARTMENTS = ("department", "office", "inspectorate", "agency", "one_stop", "reception_board")
SERVICES = ("service", "health", "one_stop")
OWN, ANY, LOWER = "own", "any", "lower"


@dataclass(frozen=True)
class GroupWord:
    """A word for many bodies at once «nhóm đơn vị»: which kinds, and on which tiers.

    `tiers` is OWN (the issuer's), ANY (all below) or LOWER (the next below), unless the print names
    a tier itself. `beside` groups stand outside the issuer's authority, in its own area.
    """

    phrases: tuple[str, ...]
    kinds: tuple[str, ...]
    tiers: str = OWN
    beside: bool = False
    note: str = ""


GROUPS = (
    GroupWord(
        ("phòng chuyên môn", "phòng", "phòng ban", "phòng ban chuyên môn", "cơ quan chuyên môn"),
        DEPARTMENTS,
    ),
    GroupWord(("sở", "ban", "ngành", "ban ngành", "ban ngành chuyên môn"), DEPARTMENTS),
    GroupWord(
        ("đơn vị sự nghiệp", "đơn vị sự nghiệp công lập"),
        SERVICES,
        note="Chưa gồm trường học: thêm nếu kế hoạch giao cả các trường.",
    ),
    GroupWord(("cơ quan",), DEPARTMENTS),
    GroupWord(("đơn vị", "đơn vị trực thuộc"), (*SERVICES, "school")),
    GroupWord(
        ("trường", "trường học", "nhà trường", "cơ sở giáo dục", "đơn vị trường học"),
        ("school",),
        ANY,
    ),
    GroupWord(
        ("thôn", "bản", "ấp", "khu phố", "tổ dân phố", "khu dân cư", "làng", "buôn", "khóm"),
        ("village",),
        ANY,
    ),
    GroupWord(("địa phương",), ("ubnd", "village"), LOWER),
    GroupWord(
        ("tổ chức chính trị xã hội", "chính trị xã hội", "đoàn thể chính trị xã hội", "đoàn thể",
         "hội đoàn thể", "hội", "tổ chức đoàn thể", "tổ chức thành viên", "ban ngành đoàn thể"),
        ("organisation",),
        beside=True,
    ),
    GroupWord(("lực lượng vũ trang",), ("police", "military"), beside=True),
    GroupWord(
        ("cơ quan trung ương", "cơ quan ngành dọc", "cơ quan đơn vị trung ương", "ngành dọc"),
        ("vertical",),
        beside=True,
    ),
)  # fmt: skip

AUTHORITIES = ("chính quyền các cấp", "cấp chính quyền", "ủy ban nhân dân các cấp")
BOTH_SIDES = ("hai bên", "bên", "hai cơ quan", "hai đơn vị")  # of a joint plan
UNNAMED = (
    "liên quan", "hữu quan", "lực lượng chức năng", "cơ quan chức năng", "ngành chức năng",
    "đơn vị chức năng", "cơ quan có thẩm quyền", "cấp có thẩm quyền",
)  # fmt: skip
PERSONS = (
    "cán bộ", "công chức viên chức", "công chức", "viên chức", "người lao động", "đảng viên",
    "hội viên", "đoàn viên", "nhân dân", "chiến sĩ",
)  # fmt: skip
NOT_UNITS = (
    "ban chỉ đạo", "ban biên tập", "tổ công tác", "tổ giúp việc", "đoàn kiểm tra", "tổ kiểm tra",
    "ban tổ chức hội nghị", "ban thanh tra nhân dân", "hội đồng thi đua", "tổ hòa giải",
)  # fmt: skip

# Posts of the old commune, printed as if they were units; they are people of UBND xã.
OFFICIALS = (
    "văn hóa xã hội", "tư pháp hộ tịch", "tư pháp", "văn phòng thống kê", "địa chính xây dựng",
    "địa chính nông nghiệp", "địa chính", "tài chính kế toán", "kế toán", "nội vụ",
    "lao động thương binh xã hội", "nông nghiệp", "bộ phận một cửa", "một cửa", "truyền thanh",
    "bộ phận tiếp nhận trả kết quả",
)  # fmt: skip
# Those of them who sit in the one-stop centre where there is one.
COUNTER = ("bộ phận một cửa", "một cửa", "bộ phận tiếp nhận trả kết quả")
OFFICIALS_LED_IN = ("cán bộ công chức", "công chức", "cán bộ", "ngành", "bộ phận")
IN_CHARGE = ("phụ trách", "kiêm")
