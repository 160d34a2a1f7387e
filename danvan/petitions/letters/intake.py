"""Letters of taking in and classifying."""

from typing import Final

from danvan.petitions.letters.texts import COMPLAINT_KINDS, TWO_SIDES, LetterText
from danvan.writers.letters import Signature

RECEIVED: Final = frozenset({"received"})
READ: Final = frozenset({"classified"})
MINUTES: Final = "bien-ban-trinh-bay"
TOLD: Final = frozenset({"oral"})
RULES = "Thông tư 05/2021/TT-TTCP"
_SENDER = ("{{ nguoi_gui }}",)

INTAKE: Final = (
    LetterText(
        "bien-nhan",
        "Giấy biên nhận đơn",
        "GIẤY BIÊN NHẬN",
        "Nhận đơn và tài liệu kèm theo",
        (
            "{{ co_quan }} đã nhận đơn của: {{ nguoi_gui }}.",
            "Địa chỉ: {{ dia_chi }}.",
            "Số đến trong sổ: {{ so_don }}. Ngày nhận: {{ ngay_nhan }}. Đơn đến: {{ nguon_don }}.",
            "Nội dung tóm tắt: {{ tom_tat }}.",
            "Tài liệu kèm theo (ghi từng loại, bản chính hay bản sao, số tờ): "
            "…………………………………………………….",
            "Mã tra cứu: {{ ma_tra_cuu }}. Người gửi dùng mã này để theo dõi đơn.",
            "Giấy này lập thành hai bản, mỗi bên giữ một bản.",
        ),
        basis=RULES,
        stages=RECEIVED,
        signatures=TWO_SIDES,
    ),
    LetterText(
        MINUTES,
        "Biên bản ghi nội dung trình bày trực tiếp",
        "BIÊN BẢN",
        "Ghi nội dung công dân trình bày trực tiếp",
        (
            "Hôm nay, hồi …… giờ …… phút, ngày {{ ngay_nhan }}, tại {{ co_quan }}.",
            "# I. Thành phần",
            "Người trình bày: {{ nguoi_gui }}. Địa chỉ: {{ dia_chi }}. Số định danh: "
            "{{ so_dinh_danh }}. Điện thoại: {{ dien_thoai }}.",
            "Người ghi biên bản: {{ nguoi_vao_so }}. Chức vụ: ………………………………………",
            "# II. Nội dung trình bày",
            "{{ tom_tat }}.",
            "Ghi thêm, sửa lại sau khi nghe đọc: ………………………………………………………",
            "………………………………………………………………………………………………………",
            "# III. Tài liệu kèm theo",
            "………………………………………………………………………………………………………",
            "Vào sổ số {{ so_don }}. Biên bản kết thúc hồi …… giờ …… phút cùng ngày, đã đọc lại "
            "cho người trình bày nghe, công nhận đúng và cùng ký tên (không ký được thì điểm chỉ); "
            "lập thành hai bản, mỗi bên giữ một bản.",
        ),
        symbol="BB",
        basis="Nghị định 30/2020/NĐ-CP (thể thức)",
        channels=TOLD,
        stages=RECEIVED,
        signatures=(
            Signature("", "", "Người trình bày", "{{ nguoi_gui }}"),
            Signature("", "", "Người ghi biên bản", "{{ nguoi_vao_so }}"),
        ),
    ),
    LetterText(
        "huong-dan",
        "Văn bản hướng dẫn gửi đơn đến nơi có thẩm quyền",
        None,
        "hướng dẫn gửi đơn",
        (
            "Ngày {{ ngay_nhan }}, {{ co_quan }} nhận được đơn của {{ nguoi_gui }}, địa chỉ: "
            "{{ dia_chi }}, vào sổ số {{ so_don }}.",
            "Đơn trình bày: {{ tom_tat }}.",
            "Qua xem xét, nội dung này không thuộc thẩm quyền giải quyết của {{ co_quan }}. "
            "Lý do: {{ ly_do }}.",
            "Đề nghị {{ nguoi_gui }} gửi đơn đến {{ noi_nhan_don }} để được giải quyết theo quy "
            "định của pháp luật.",
            "{{ co_quan }} thông báo để {{ nguoi_gui }} biết và thực hiện.",
        ),
        basis=RULES,
        stages=READ,
        addressed_to=_SENDER,
        recipients=("Như trên",),
    ),
    LetterText(
        "phieu-chuyen",
        "Phiếu chuyển đơn",
        "PHIẾU CHUYỂN ĐƠN",
        "Chuyển đơn đến nơi có thẩm quyền",
        (
            "Ngày {{ ngay_nhan }}, {{ co_quan }} nhận được đơn {{ loai_don }} của "
            "{{ nguoi_gui }}, địa chỉ: {{ dia_chi }}, vào sổ số {{ so_don }}.",
            "Nội dung đơn: {{ tom_tat }}.",
            "Nội dung này thuộc thẩm quyền giải quyết của {{ noi_nhan_don }}.",
            "{{ co_quan }} chuyển đơn và tài liệu kèm theo để được xem xét, giải quyết; đề nghị "
            "thông báo kết quả cho người gửi đơn và cho {{ co_quan }}.",
        ),
        symbol="PC",
        basis=RULES,
        stages=READ,
        addressed_to=("{{ noi_nhan_don }}",),
        recipients=("Như trên", "{{ nguoi_gui }} (để biết)"),
    ),
    LetterText(
        "tach-don",
        "Văn bản hướng dẫn tách đơn",
        None,
        "hướng dẫn viết thành từng đơn",
        (
            "Ngày {{ ngay_nhan }}, {{ co_quan }} nhận được đơn của {{ nguoi_gui }}, địa chỉ: "
            "{{ dia_chi }}, vào sổ số {{ so_don }}.",
            "Đơn có nhiều nội dung khác nhau: {{ tom_tat }}. Mỗi loại nội dung do pháp luật quy "
            "định cách giải quyết riêng, nên không giải quyết chung trong một đơn.",
            "Đề nghị {{ nguoi_gui }} viết lại thành từng đơn:",
            "- Nội dung khiếu nại: ……………………………, gửi đến ……………………………;",
            "- Nội dung kiến nghị, phản ánh: ……………………………, gửi đến ……………………………;",
            "- Nội dung tố cáo (nếu có): viết đơn riêng, nộp trực tiếp hoặc gửi qua bưu điện; "
            "thông tin về người tố cáo được giữ bí mật.",
        ),
        basis=RULES,
        kinds=frozenset({"mixed"}),
        stages=READ,
        addressed_to=_SENDER,
        recipients=("Như trên",),
    ),
    LetterText(
        "tra-don",
        "Văn bản trả đơn",
        None,
        "trả lại đơn",
        (
            "Ngày {{ ngay_nhan }}, {{ co_quan }} nhận được đơn của {{ nguoi_gui }}, địa chỉ: "
            "{{ dia_chi }}, vào sổ số {{ so_don }}, nội dung: {{ tom_tat }}.",
            "Đơn chưa đủ điều kiện để xử lý. Lý do: {{ ly_do }}.",
            "{{ co_quan }} trả lại đơn và tài liệu kèm theo. Khi bổ sung đủ, đề nghị "
            "{{ nguoi_gui }} gửi lại để được xem xét.",
        ),
        basis=RULES,
        stages=READ,
        addressed_to=_SENDER,
        recipients=("Như trên",),
    ),
    LetterText(
        "khong-thu-ly",
        "Thông báo không thụ lý khiếu nại",
        "THÔNG BÁO",
        "Về việc không thụ lý giải quyết khiếu nại",
        (
            "Ngày {{ ngay_nhan }}, {{ co_quan }} nhận được đơn khiếu nại {{ lan }} của "
            "{{ nguoi_gui }}, địa chỉ: {{ dia_chi }}, vào sổ số {{ so_don }}.",
            "Nội dung khiếu nại: {{ tom_tat }}.",
            "Sau khi xem xét, {{ co_quan }} không thụ lý giải quyết khiếu nại nêu trên. "
            "Lý do: {{ ly_do }}.",
            "Vậy thông báo để {{ nguoi_gui }} biết.",
        ),
        symbol="TB",
        basis="Luật Khiếu nại 02/2011/QH13, Điều 11, 27",
        kinds=COMPLAINT_KINDS,
        stages=READ,
        addressed_to=_SENDER,
        recipients=("Như trên",),
    ),
)
