"""Letters of a denunciation: none holds a field that could tell who wrote."""

from typing import Final

from danvan.petitions.letters.texts import DENUNCIATION_KINDS, LAW_OF_DENUNCIATIONS, LetterText

_DENOUNCED = ("Người bị tố cáo: ……………………………",)
_PROTECTED = (
    "Thông tin về người tố cáo được giữ bí mật theo quy định của pháp luật; nghiêm cấm tìm hiểu, "
    "tiết lộ, đe dọa, trả thù người tố cáo."
)

DENUNCIATIONS: Final = (
    LetterText(
        "thu-ly-to-cao",
        "Quyết định thụ lý tố cáo",
        "QUYẾT ĐỊNH",
        "Về việc thụ lý tố cáo",
        (
            "# QUYẾT ĐỊNH:",
            "Điều 1. Thụ lý tố cáo số {{ so_don }}. Nội dung thụ lý: {{ tom_tat }}.",
            "Điều 2. Thời hạn giải quyết: đến hết ngày {{ han_giai_quyet }} ({{ can_cu_han }}).",
            "Điều 3. {{ phong_xu_ly }} chịu trách nhiệm thi hành quyết định này. " + _PROTECTED,
        ),
        symbol="QĐ",
        basis="Luật Tố cáo 25/2018/QH14, Điều 29",
        kinds=DENUNCIATION_KINDS,
        stages=frozenset({"classified", "accepted"}),
        grounds=(LAW_OF_DENUNCIATIONS,),
        recipients=("Như Điều 3",),
        guarded=True,
    ),
    LetterText(
        "thong-bao-thu-ly-to-cao",
        "Thông báo việc thụ lý tố cáo cho người bị tố cáo",
        "THÔNG BÁO",
        "Về việc thụ lý tố cáo và nội dung tố cáo",
        (
            "{{ co_quan }} đã thụ lý giải quyết tố cáo theo Quyết định số {{ so_van_ban }} ngày "
            "{{ ngay_van_ban }}.",
            "Nội dung tố cáo được thụ lý: {{ tom_tat }}.",
            "Đề nghị người bị tố cáo giải trình bằng văn bản về nội dung nêu trên, kèm tài liệu "
            "chứng minh, gửi {{ phong_xu_ly }} trước ngày ……/……/………",
            _PROTECTED,
        ),
        symbol="TB",
        basis="Luật Tố cáo 25/2018/QH14, Điều 29 khoản 3",
        kinds=DENUNCIATION_KINDS,
        stages=frozenset({"accepted"}),
        addressed_to=_DENOUNCED,
        recipients=("Như trên",),
        guarded=True,
    ),
    LetterText(
        "to-xac-minh",
        "Quyết định thành lập tổ xác minh nội dung tố cáo",
        "QUYẾT ĐỊNH",
        "Về việc thành lập tổ xác minh nội dung tố cáo",
        (
            "# QUYẾT ĐỊNH:",
            "Điều 1. Thành lập tổ xác minh nội dung tố cáo số {{ so_don }}: {{ tom_tat }}. Thành "
            "phần: …………………………, tổ trưởng; …………………………, thành viên.",
            "Điều 2. Tổ xác minh có nhiệm vụ xác minh, thu thập chứng cứ và báo cáo kết quả trước "
            "ngày ……/……/……….",
            "Điều 3. {{ phong_xu_ly }} và các thành viên chịu trách nhiệm thi hành. " + _PROTECTED,
        ),
        symbol="QĐ",
        basis="Luật Tố cáo 25/2018/QH14, Điều 31",
        kinds=DENUNCIATION_KINDS,
        stages=frozenset({"accepted"}),
        grounds=(LAW_OF_DENUNCIATIONS,),
        recipients=("Như Điều 3",),
        guarded=True,
    ),
    LetterText(
        "bao-cao-xac-minh-to-cao",
        "Báo cáo kết quả xác minh nội dung tố cáo",
        "BÁO CÁO",
        "Kết quả xác minh nội dung tố cáo",
        (
            "# I. Nội dung tố cáo",
            "Tố cáo số {{ so_don }}: {{ tom_tat }}.",
            "# II. Kết quả xác minh từng nội dung",
            "Nội dung 1: ……………………… Kết quả, chứng cứ: ………………………………",
            "Giải trình của người bị tố cáo: …………………………………………………",
            "# III. Nhận xét, đánh giá, kiến nghị",
            "…………………………………………………………………………………………",
        ),
        symbol="BC",
        basis="Luật Tố cáo 25/2018/QH14, Điều 31",
        kinds=DENUNCIATION_KINDS,
        stages=frozenset({"verifying"}),
        recipients=("{{ chuc_vu_ky }}",),
        guarded=True,
    ),
    LetterText(
        "gia-han",
        "Quyết định gia hạn giải quyết tố cáo",
        "QUYẾT ĐỊNH",
        "Về việc gia hạn giải quyết tố cáo",
        (
            "# QUYẾT ĐỊNH:",
            "Điều 1. Gia hạn lần {{ so_gia_han }} việc giải quyết tố cáo số {{ so_don }}. "
            "Lý do: {{ ly_do }}.",
            "Điều 2. Thời hạn giải quyết sau khi gia hạn: đến hết ngày {{ han_giai_quyet }}.",
            "Điều 3. {{ phong_xu_ly }} chịu trách nhiệm thi hành và thông báo cho người có quyền "
            "được biết.",
        ),
        symbol="QĐ",
        basis="Luật Tố cáo 25/2018/QH14, Điều 30",
        kinds=DENUNCIATION_KINDS,
        grounds=(LAW_OF_DENUNCIATIONS,),
        recipients=("Như Điều 3", "Người bị tố cáo"),
        guarded=True,
    ),
    LetterText(
        "ket-luan-to-cao",
        "Kết luận nội dung tố cáo",
        "KẾT LUẬN",
        "Nội dung tố cáo",
        (
            "# I. Nội dung tố cáo",
            "Tố cáo số {{ so_don }}, thụ lý ngày {{ ngay_thu_ly }}: {{ tom_tat }}.",
            "# II. Kết quả xác minh",
            "…………………………………………………………………………………………",
            "# III. Căn cứ pháp luật",
            "…………………………………………………………………………………………",
            "# IV. Kết luận",
            "Nội dung tố cáo {{ ket_qua }}. {{ noi_dung_quyet_dinh }}",
            "Trách nhiệm của từng cá nhân, tổ chức: ……………………………………………",
            "# V. Biện pháp xử lý, kiến nghị",
            "…………………………………………………………………………………………",
            _PROTECTED,
        ),
        symbol="KL",
        basis="Luật Tố cáo 25/2018/QH14, Điều 35",
        kinds=DENUNCIATION_KINDS,
        stages=frozenset({"reported", "concluded"}),
        grounds=(LAW_OF_DENUNCIATIONS, "Xét báo cáo kết quả xác minh nội dung tố cáo"),
        recipients=("Người bị tố cáo", "Cơ quan quản lý người bị tố cáo"),
        guarded=True,
    ),
    LetterText(
        "thong-bao-ket-luan",
        "Thông báo kết luận cho người bị tố cáo",
        "THÔNG BÁO",
        "Kết quả giải quyết tố cáo",
        (
            "{{ co_quan }} đã có Kết luận nội dung tố cáo số {{ so_quyet_dinh }} ngày "
            "{{ ngay_quyet_dinh }}.",
            "Kết quả: nội dung tố cáo {{ ket_qua }}. {{ noi_dung_quyet_dinh }}",
            _PROTECTED,
        ),
        symbol="TB",
        basis="Luật Tố cáo 25/2018/QH14, Điều 35 khoản 3",
        kinds=DENUNCIATION_KINDS,
        stages=frozenset({"concluded"}),
        addressed_to=_DENOUNCED,
        recipients=("Như trên",),
        guarded=True,
    ),
)
