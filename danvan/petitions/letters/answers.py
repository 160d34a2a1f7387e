"""Letters that answer, and that tell what came of a petition or of a reception."""

from typing import Final

from danvan.petitions.letters.texts import ANSWER_KINDS, COMPLAINT_KINDS, LetterText

_SENDER = ("{{ nguoi_gui }}",)
_MEDIATION = frozenset({"land_mediation"})

ANSWERS: Final = (
    LetterText(
        "tra-loi",
        "Văn bản trả lời kiến nghị, phản ánh",
        None,
        "trả lời {{ loai_don }}",
        (
            "{{ co_quan }} nhận được {{ loai_don }} của {{ nguoi_gui }}, địa chỉ: {{ dia_chi }}, "
            "ngày {{ ngay_nhan }}, vào sổ số {{ so_don }}.",
            "Nội dung: {{ tom_tat }}.",
            "Sau khi xem xét, {{ co_quan }} trả lời như sau:",
            "{{ noi_dung_quyet_dinh }}",
            "Nếu chưa rõ, đề nghị {{ nguoi_gui }} liên hệ {{ phong_xu_ly }} để được giải thích.",
        ),
        basis="Luật Tiếp công dân 42/2013/QH13, Điều 28",
        kinds=ANSWER_KINDS,
        stages=frozenset({"accepted", "assigned", "answered"}),
        addressed_to=_SENDER,
        recipients=("Như trên", "{{ phong_xu_ly }}"),
    ),
    LetterText(
        "thong-bao-ket-qua",
        "Thông báo kết quả giải quyết",
        "THÔNG BÁO",
        "Kết quả giải quyết đơn",
        (
            "Đơn {{ loai_don }} số {{ so_don }} của {{ nguoi_gui }}, nhận ngày {{ ngay_nhan }}, đã "
            "được giải quyết tại văn bản số {{ so_quyet_dinh }} ngày {{ ngay_quyet_dinh }}.",
            "Kết quả: {{ ket_qua }}. {{ noi_dung_quyet_dinh }}",
            "{{ co_quan }} thông báo để {{ nguoi_gui }} biết.",
        ),
        symbol="TB",
        basis="Luật Tiếp công dân 42/2013/QH13, Điều 28",
        kinds=ANSWER_KINDS | COMPLAINT_KINDS | _MEDIATION,
        stages=frozenset({"decided", "answered", "published"}),
        addressed_to=_SENDER,
        recipients=("Như trên",),
    ),
    LetterText(
        "ket-luan-tiep-dan",
        "Thông báo kết luận tiếp công dân về đơn",
        "THÔNG BÁO",
        "Kết luận tại buổi tiếp công dân",
        (
            "Ngày ……/……/………, {{ chuc_vu_ky }} tiếp {{ nguoi_gui }}, địa chỉ: {{ dia_chi }}, về đơn "
            "số {{ so_don }}.",
            "Nội dung trình bày: {{ tom_tat }}.",
            "Sau khi nghe trình bày và ý kiến các đơn vị, {{ chuc_vu_ky }} kết luận:",
            "- Về nội dung: ………………………………………………………",
            "- Giao {{ phong_xu_ly }}: ……………………………… trước ngày ……/……/………",
            "Vậy thông báo để các đơn vị thực hiện và {{ nguoi_gui }} biết.",
        ),
        symbol="TB",
        basis="Luật Tiếp công dân 42/2013/QH13; Thông tư 04/2021/TT-TTCP",
        kinds=ANSWER_KINDS | COMPLAINT_KINDS | _MEDIATION,
        addressed_to=_SENDER,
        recipients=("Như trên", "{{ phong_xu_ly }}"),
    ),
)
