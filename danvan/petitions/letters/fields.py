"""The fields that a template of a letter may hold, each with what it means.

A name in capitals stands for the same words in capitals: the heads of papers are written so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class LetterField:
    """One field of a template «trường của mẫu»: its name in the .docx and what fills it."""

    name: str
    meaning: str | Promise
    is_personal: bool = False


_ALL: Final = (
    LetterField("CO_QUAN", _("tên cơ quan giữ sổ đơn, chữ in hoa")),
    LetterField("co_quan", _("tên cơ quan giữ sổ đơn")),
    LetterField("viet_tat", _("chữ viết tắt của cơ quan trong số, ký hiệu")),
    LetterField("dia_danh", _("địa danh ghi trước ngày tháng")),
    LetterField("CHUC_VU_KY", _("chức vụ người ký, chữ in hoa")),
    LetterField("chuc_vu_ky", _("chức vụ người ký")),
    LetterField("nguoi_ky", _("họ tên người ký")),
    LetterField("so_don", _("số đơn trong sổ")),
    LetterField("loai_don", _("loại đơn theo nội dung")),
    LetterField("lan", _("lần khiếu nại: lần đầu, lần hai")),
    LetterField("quyen_tiep", _("bước được khiếu nại tiếp: lần hai")),
    LetterField("tom_tat", _("tóm tắt nội dung đơn như trong sổ")),
    LetterField("ngay_nhan", _("ngày nhận đơn")),
    LetterField("ngay_thu_ly", _("ngày thụ lý")),
    LetterField("phong_xu_ly", _("phòng, đơn vị xử lý")),
    LetterField("nguoi_xu_ly", _("người được giao xử lý")),
    LetterField("han_giai_quyet", _("hạn giải quyết đang tính")),
    LetterField("can_cu_han", _("điều luật làm căn cứ tính hạn")),
    LetterField("so_van_ban", _("số văn bản của bước gần nhất")),
    LetterField("ngay_van_ban", _("ngày văn bản của bước gần nhất")),
    LetterField("ly_do", _("lý do ghi ở bước, quyết định gần nhất")),
    LetterField("noi_nhan_don", _("nơi nhận đơn chuyển đến")),
    LetterField("doi_thoai_ngay", _("ngày đối thoại")),
    LetterField("doi_thoai_noi", _("giờ, địa điểm đối thoại")),
    LetterField("so_quyet_dinh", _("số quyết định, kết luận, văn bản trả lời")),
    LetterField("ngay_quyet_dinh", _("ngày quyết định, kết luận, văn bản trả lời")),
    LetterField("ket_qua", _("kết quả: đúng, đúng một phần, sai")),
    LetterField("noi_dung_quyet_dinh", _("nội dung chính của quyết định, kết luận, trả lời")),
    LetterField("so_gia_han", _("lần gia hạn thứ mấy")),
    LetterField("nguoi_gui", _("họ tên người gửi đơn, người đại diện"), is_personal=True),
    LetterField("dia_chi", _("địa chỉ người gửi đơn"), is_personal=True),
    LetterField("so_dinh_danh", _("số định danh của người gửi đơn"), is_personal=True),
    LetterField("dien_thoai", _("điện thoại của người gửi đơn"), is_personal=True),
    LetterField("so_nguoi", _("số người đứng đơn"), is_personal=True),
    LetterField("nguoi_vao_so", _("họ tên người tiếp nhận, vào sổ"), is_personal=True),
    LetterField("ngay_viet", _("ngày ghi trên đơn"), is_personal=True),
    LetterField("nguon_don", _("đơn đến bằng cách nào"), is_personal=True),
    LetterField("ma_tra_cuu", _("mã tra cứu của người gửi"), is_personal=True),
)
FIELDS: Final[Mapping[str, LetterField]] = {field.name: field for field in _ALL}
# What could tell who sent a petition: no template of a denunciation may hold it.
PERSONAL: Final = frozenset(field.name for field in _ALL if field.is_personal)
BLANK: Final = "……………"
