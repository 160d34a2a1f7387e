"""Letters of settling a complaint, from taking it up to the decision."""

from typing import Final

from danvan.petitions.letters.texts import (
    COMPLAINT_KINDS,
    LAW_OF_COMPLAINTS,
    TWO_SIDES,
    LetterText,
)
from danvan.writers.letters import Signature

_SENDER = ("{{ nguoi_gui }}",)
_HEARD = (
    Signature("", "", "Người chủ trì", ""),
    Signature("", "", "Người khiếu nại", ""),
    Signature("", "", "Người ghi", ""),
)

COMPLAINTS: Final = (
    LetterText(
        "thu-ly",
        "Thông báo thụ lý khiếu nại",
        "THÔNG BÁO",
        "Về việc thụ lý giải quyết khiếu nại",
        (
            "Ngày {{ ngay_nhan }}, {{ co_quan }} nhận được đơn khiếu nại {{ lan }} của "
            "{{ nguoi_gui }}, địa chỉ: {{ dia_chi }}, vào sổ số {{ so_don }}.",
            "Nội dung khiếu nại: {{ tom_tat }}.",
            "Căn cứ Luật Khiếu nại, đơn đủ điều kiện và thuộc thẩm quyền giải quyết. "
            "{{ co_quan }} thụ lý giải quyết kể từ ngày của thông báo này.",
            "Thời hạn giải quyết: đến hết ngày {{ han_giai_quyet }} ({{ can_cu_han }}).",
            "Đơn vị được giao tham mưu: {{ phong_xu_ly }}.",
        ),
        symbol="TB",
        basis="Luật Khiếu nại 02/2011/QH13, Điều 27",
        kinds=COMPLAINT_KINDS,
        stages=frozenset({"classified", "accepted"}),
        addressed_to=_SENDER,
        recipients=("Như trên", "Người bị khiếu nại", "{{ phong_xu_ly }}"),
    ),
    LetterText(
        "giao-xac-minh",
        "Quyết định giao xác minh nội dung khiếu nại",
        "QUYẾT ĐỊNH",
        "Về việc giao xác minh nội dung khiếu nại",
        (
            "# QUYẾT ĐỊNH:",
            "Điều 1. Giao {{ phong_xu_ly }} xác minh nội dung đơn khiếu nại số {{ so_don }}: "
            "{{ tom_tat }}. Người thực hiện: {{ nguoi_xu_ly }}.",
            "Điều 2. Người được giao xác minh có nhiệm vụ thu thập tài liệu, làm việc với các "
            "bên, tổ chức đối thoại khi cần, và báo cáo kết quả bằng văn bản trước ngày "
            "……/……/………. Thời hạn giải quyết vụ việc: đến hết ngày {{ han_giai_quyet }}.",
            "Điều 3. {{ phong_xu_ly }} và người có tên tại Điều 1 chịu trách nhiệm thi hành "
            "quyết định này.",
        ),
        symbol="QĐ",
        basis="Luật Khiếu nại 02/2011/QH13, Điều 29",
        kinds=COMPLAINT_KINDS,
        stages=frozenset({"accepted"}),
        grounds=(LAW_OF_COMPLAINTS, "Theo đề nghị của {{ phong_xu_ly }}"),
        recipients=("Như Điều 3",),
    ),
    LetterText(
        "thong-bao-doi-thoai",
        "Thông báo đối thoại",
        "THÔNG BÁO",
        "Về việc tổ chức đối thoại trong giải quyết khiếu nại",
        (
            "Để giải quyết đơn khiếu nại số {{ so_don }} của {{ nguoi_gui }}, {{ co_quan }} tổ "
            "chức đối thoại với các bên:",
            "- Thời gian: ngày {{ doi_thoai_ngay }};",
            "- Giờ, địa điểm: {{ doi_thoai_noi }};",
            "- Nội dung: {{ tom_tat }};",
            "- Thành phần: người giải quyết khiếu nại, người khiếu nại, người bị khiếu nại, người "
            "có quyền và nghĩa vụ liên quan, ……………………………",
            "Đề nghị các bên có mặt đúng giờ, mang theo tài liệu liên quan. Ai không đến được thì "
            "báo lại trước, nêu lý do.",
        ),
        symbol="TB",
        basis="Luật Khiếu nại 02/2011/QH13, Điều 30; NĐ 155/2026/NĐ-CP, Điều 11",
        kinds=COMPLAINT_KINDS,
        stages=frozenset({"verifying", "hearing"}),
        addressed_to=_SENDER,
        recipients=("Như trên", "Các bên được mời"),
    ),
    LetterText(
        "bien-ban-doi-thoai",
        "Biên bản đối thoại",
        "BIÊN BẢN",
        "Đối thoại trong giải quyết khiếu nại",
        (
            "Ngày {{ doi_thoai_ngay }}, tại {{ doi_thoai_noi }}, đối thoại về đơn khiếu nại số "
            "{{ so_don }} của {{ nguoi_gui }}, nội dung: {{ tom_tat }}.",
            "# I. Thành phần",
            "Người chủ trì: …………………………; người khiếu nại: {{ nguoi_gui }}; người bị khiếu nại: "
            "…………………………; người khác: …………………………",
            "# II. Ý kiến các bên",
            "Người khiếu nại: ……………………………………………………………",
            "Người bị khiếu nại: …………………………………………………………",
            "Người có quyền, nghĩa vụ liên quan: ………………………………………",
            "# III. Kết quả",
            "Những nội dung đã thống nhất: …………………………………………………",
            "Những nội dung còn khác nhau: …………………………………………………",
            "Biên bản đã đọc lại cho mọi người nghe, công nhận đúng và ký tên.",
        ),
        basis="Luật Khiếu nại 02/2011/QH13, Điều 30",
        kinds=COMPLAINT_KINDS,
        stages=frozenset({"hearing"}),
        signatures=_HEARD,
    ),
    LetterText(
        "bao-cao-xac-minh",
        "Báo cáo kết quả xác minh",
        "BÁO CÁO",
        "Kết quả xác minh nội dung khiếu nại",
        (
            "# I. Nội dung khiếu nại",
            "Đơn số {{ so_don }}, nhận ngày {{ ngay_nhan }}, của {{ nguoi_gui }}, địa chỉ: "
            "{{ dia_chi }}: {{ tom_tat }}.",
            "# II. Kết quả xác minh",
            "Việc làm, tài liệu đã thu thập: …………………………………………………",
            "Nội dung đúng: ……………………………… Nội dung sai: ………………………………",
            "Kết quả đối thoại (nếu có): ……………………………………………………",
            "# III. Nhận xét, kiến nghị",
            "Căn cứ pháp luật: ……………………………………………………………",
            "Kiến nghị hướng giải quyết: …………………………………………………",
        ),
        symbol="BC",
        basis="Luật Khiếu nại 02/2011/QH13, Điều 29",
        kinds=COMPLAINT_KINDS,
        stages=frozenset({"verifying", "hearing"}),
        recipients=("{{ chuc_vu_ky }}",),
        signatures=(Signature("", "", "Người được giao xác minh", "{{ nguoi_xu_ly }}"),),
    ),
    LetterText(
        "quyet-dinh-giai-quyet",
        "Quyết định giải quyết khiếu nại",
        "QUYẾT ĐỊNH",
        "Về việc giải quyết khiếu nại",
        (
            "Xét đơn khiếu nại {{ lan }} số {{ so_don }} của {{ nguoi_gui }}, địa chỉ: "
            "{{ dia_chi }}; người bị khiếu nại: ……………………………, địa chỉ: ………………………",
            "# I. Nội dung khiếu nại",
            "{{ tom_tat }}.",
            "# II. Kết quả xác minh nội dung khiếu nại",
            "………………………………………………………………………………………",
            "# III. Kết quả đối thoại",
            "Ngày đối thoại: {{ doi_thoai_ngay }}. Kết quả: ……………………………………",
            "# IV. Căn cứ pháp luật và kết luận",
            "Căn cứ pháp luật để giải quyết: ……………………………………………………",
            "Kết luận: nội dung khiếu nại {{ ket_qua }}. {{ noi_dung_quyet_dinh }}",
            "# QUYẾT ĐỊNH:",
            "Điều 1. Giữ nguyên (hoặc sửa đổi, hủy bỏ một phần, toàn bộ) quyết định hành chính, "
            "chấm dứt hành vi hành chính bị khiếu nại: ………………………………………",
            "Điều 2. Việc bồi thường thiệt hại cho người bị thiệt hại (nếu có): ……………………",
            "Điều 3. Người khiếu nại không đồng ý với quyết định này thì có quyền khiếu nại "
            "{{ quyen_tiep }} hoặc khởi kiện vụ án hành chính tại Tòa án trong thời hạn luật "
            "định.",
            "Điều 4. Các cá nhân, đơn vị liên quan chịu trách nhiệm thi hành quyết định này: "
            "………………………………",
        ),
        symbol="QĐ",
        basis="Luật Khiếu nại 02/2011/QH13, Điều 31, 40",
        kinds=COMPLAINT_KINDS,
        stages=frozenset({"reported", "decided"}),
        grounds=(LAW_OF_COMPLAINTS, "Xét báo cáo kết quả xác minh nội dung khiếu nại"),
        recipients=(
            "{{ nguoi_gui }}",
            "Người bị khiếu nại",
            "Thủ trưởng cấp trên trực tiếp",
            "Thanh tra cùng cấp",
        ),
    ),
    LetterText(
        "tam-dinh-chi",
        "Quyết định tạm đình chỉ giải quyết khiếu nại",
        "QUYẾT ĐỊNH",
        "Về việc tạm đình chỉ giải quyết khiếu nại",
        (
            "# QUYẾT ĐỊNH:",
            "Điều 1. Tạm đình chỉ giải quyết đơn khiếu nại số {{ so_don }} của {{ nguoi_gui }}. "
            "Lý do: {{ ly_do }}.",
            "Điều 2. Thời gian tạm đình chỉ không tính vào thời hạn giải quyết khiếu nại. Khi lý "
            "do tạm đình chỉ không còn, việc giải quyết được tiếp tục.",
            "Điều 3. {{ phong_xu_ly }} và {{ nguoi_gui }} chịu trách nhiệm thi hành quyết định "
            "này.",
        ),
        symbol="QĐ",
        basis="Luật 136/2025/QH15, Điều 2; NĐ 155/2026/NĐ-CP, Điều 12",
        kinds=COMPLAINT_KINDS,
        grounds=(LAW_OF_COMPLAINTS,),
        recipients=("Như Điều 3", "Người bị khiếu nại"),
    ),
    LetterText(
        "tiep-tuc",
        "Quyết định tiếp tục giải quyết khiếu nại",
        "QUYẾT ĐỊNH",
        "Về việc tiếp tục giải quyết khiếu nại",
        (
            "# QUYẾT ĐỊNH:",
            "Điều 1. Tiếp tục giải quyết đơn khiếu nại số {{ so_don }} của {{ nguoi_gui }}, đã tạm "
            "đình chỉ. Lý do: {{ ly_do }}.",
            "Điều 2. Thời hạn giải quyết được tính tiếp từ ngày của quyết định này, đến hết ngày "
            "{{ han_giai_quyet }}.",
            "Điều 3. {{ phong_xu_ly }} và {{ nguoi_gui }} chịu trách nhiệm thi hành quyết định "
            "này.",
        ),
        symbol="QĐ",
        basis="Luật 136/2025/QH15, Điều 2; NĐ 155/2026/NĐ-CP, Điều 12",
        kinds=COMPLAINT_KINDS,
        grounds=(LAW_OF_COMPLAINTS,),
        recipients=("Như Điều 3", "Người bị khiếu nại"),
    ),
    LetterText(
        "bien-ban-rut-don",
        "Biên bản rút đơn",
        "BIÊN BẢN",
        "Ghi nhận việc rút đơn",
        (
            "Ngày ……/……/………, tại trụ sở {{ co_quan }}, {{ nguoi_gui }}, địa chỉ: {{ dia_chi }}, "
            "trình bày việc rút đơn số {{ so_don }}, nội dung: {{ tom_tat }}.",
            "Phạm vi rút: toàn bộ đơn (hoặc phần nội dung: ……………………………………).",
            "Lý do rút: ……………………………………………………………………",
            "{{ nguoi_gui }} xác nhận tự nguyện rút, không bị ép buộc, và đã được giải thích rằng "
            "phần đã rút không được xem xét lại, trừ khi chứng minh được việc rút là do bị ép "
            "buộc.",
            "Biên bản đã đọc lại cho người rút đơn nghe, công nhận đúng và ký tên.",
        ),
        basis="Luật Khiếu nại 02/2011/QH13, Điều 10; Luật 136/2025/QH15",
        kinds=COMPLAINT_KINDS | frozenset({"recommendation", "feedback", "land_mediation"}),
        signatures=TWO_SIDES,
    ),
)
