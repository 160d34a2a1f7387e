"""What a reader says when it will not open a file: a code for programs, a sentence for people."""

from typing import Final

MESSAGES: Final[dict[str, str]] = {
    "empty": "Tệp không có nội dung. Hãy chọn lại tệp hoặc mở tệp gốc, kiểm tra rồi lưu lại.",
    "too_large": "Tệp quá lớn hoặc quá nặng để đọc. Hãy tách phụ lục, giảm ảnh rồi tải lại.",
    "too_many_pages": "Tệp có quá nhiều trang. Hãy tách riêng văn bản và phụ lục rồi tải từng tệp.",
    "encrypted": "Tệp đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu, lưu lại rồi tải lên.",
    "mislabelled": (
        "Đuôi tên tệp không đúng với nội dung bên trong. "
        "Hãy mở tệp bằng chương trình đã tạo ra nó và lưu lại đúng dạng .docx, .pdf hoặc .txt."
    ),
    "unknown_form": "Chưa đọc được dạng tệp này. Hãy lưu lại thành .docx, .pdf, .txt hoặc .md.",
    "legacy_doc": (
        "Tệp Word đời cũ (.doc) chưa đọc được. "
        "Hãy mở bằng Word hoặc LibreOffice, chọn “Lưu thành” dạng .docx rồi tải lại."
    ),
    "macro": (
        "Tệp có chứa macro nên không được nhận. Hãy lưu lại thành .docx không có macro rồi tải lên."
    ),
    "zip_bomb": (
        "Tệp nén bất thường: mở ra lớn gấp nhiều lần nên không được nhận. "
        "Hãy lưu lại thành tệp .docx mới từ văn bản gốc."
    ),
    "damaged": (
        "Tệp bị hỏng hoặc chưa tải đủ nên không đọc được. "
        "Hãy mở tệp gốc, lưu thành tệp mới rồi tải lại."
    ),
    "old_encoding": (
        "Văn bản dùng bảng mã cũ, không phải Unicode. "
        "Hãy dùng Unikey (Ctrl+Shift+F6) chuyển mã sang Unicode, lưu lại rồi tải lên."
    ),
    "state_secret": (
        "Văn bản có dấu chỉ độ mật (MẬT, TỐI MẬT, TUYỆT MẬT) nên không được đưa vào đây. "
        "Hãy xử lý theo quy định về bảo vệ bí mật nhà nước."
    ),
    "not_text": (
        "Tệp không phải văn bản Unicode đọc được. "
        "Hãy lưu lại dạng văn bản với mã UTF-8, hoặc dùng tệp .docx."
    ),
    "no_sheet": (
        "Đây không phải bảng tính đọc được. Hãy lưu lại thành .xlsx (hoặc .csv mã UTF-8) "
        "rồi tải lên."
    ),
    "sheet_macro": (
        "Bảng tính có chứa macro nên không được nhận. "
        "Hãy lưu lại thành .xlsx không có macro rồi tải lên."
    ),
    "sheet_too_large": (
        "Bảng tính quá lớn, hoặc có ô nằm quá xa về cuối trang. Hãy xóa các hàng, cột thừa, "
        "chia thành nhiều tệp không quá 20.000 dòng rồi tải lại."
    ),
    "sheet_damaged": (
        "Bảng tính bị hỏng hoặc chưa tải đủ nên không đọc được. "
        "Hãy mở tệp gốc, lưu thành .xlsx mới rồi tải lại."
    ),
}


class Refused(Exception):
    """A file that is not read «tệp bị từ chối»: `message` says what happened and what to do."""

    def __init__(self, code: str, message: str | None = None) -> None:
        if code not in MESSAGES:
            raise ValueError(f"unknown refusal code: {code}")
        self.code = code
        self.message = MESSAGES[code] if message is None else message
        super().__init__(code, self.message)

    def __str__(self) -> str:
        return self.message
