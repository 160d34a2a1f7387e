"""What the made-up petitions speak of, and who sends them: our own words, by chance."""

import random
from itertools import product

_FAMILIES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
]
_MIDDLES = ["Văn", "Thị", "Thúy", "Đức", "Minh", "Ngọc", "Quốc", "Hữu", "Thanh", "Xuân"]
_GIVEN = [
    "An",
    "Bình",
    "Cường",
    "Dung",
    "Giang",
    "Hà",
    "Khánh",
    "Lượm",
    "Mai",
    "Nga",
    "Oanh",
    "Phúc",
    "Quyên",
    "Sơn",
    "Tâm",
    "Uyên",
    "Vinh",
    "Yến",
]
NAMES = tuple(" ".join(parts) for parts in product(_FAMILIES, _MIDDLES, _GIVEN))
STREETS = tuple(f"Thôn {number}" for number in range(1, 15))
_MATTERS = (
    "Bồi thường {thing} khi mở rộng {place}",
    "Đề nghị sửa {thing} ở {place}",
    "Chậm trả kết quả {thing} tại {place}",
    "Ranh giới {thing} giáp {place}",
    "Mùi hôi và nước thải từ {thing} gần {place}",
    "Hỗ trợ {thing} cho hộ dân ở {place}",
    "Không đồng ý với thông báo về {thing} tại {place}",
)
_SEALED = ("Tố cáo việc quản lý {thing} tại {place}", "Tố cáo thu tiền {thing} ở {place}")
_THINGS = [
    "đất vườn",
    "cây trồng",
    "đèn đường",
    "cống thoát nước",
    "giấy chứng nhận",
    "chế độ người có công",
    "nhà văn hóa",
    "trại chăn nuôi",
    "nước sạch",
    "học phí",
    "lối đi chung",
    "bờ kè",
    "tiền điện",
    "vỉa hè",
]
_PLACES = [
    "đường liên thôn",
    "chợ trung tâm",
    "khu tái định cư",
    "trường tiểu học",
    "bến xe",
    "kênh chính",
    "xóm Đông",
    "xóm Tây",
    "cầu mới",
    "cụm công nghiệp",
    "trạm y tế",
    "bãi rác cũ",
]


def subject_of(chance: random.Random, *, sealed: bool) -> str:
    """Return what a petition is about; several of a register are about the same."""
    matter = chance.choice(_SEALED if sealed else _MATTERS)
    told = matter.format(thing=chance.choice(_THINGS), place=chance.choice(_PLACES))
    return told if chance.random() < 0.5 else f"{told}, thôn {chance.randrange(1, 15)}"
