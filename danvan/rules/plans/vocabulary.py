"""Words of plans: what bodies are called, what verbs order work, what parts are headed."""

# The inside of a class of capital letters.
CAPITAL = "A-ZĐÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"

# What may begin the name of one who owes work; a capital letter is not required after «các».
QUANTIFIERS = ("tất cả các", "toàn thể", "các", "mỗi", "từng", "những", "mọi", "toàn bộ")
POSTS = (
    "Thủ trưởng", "Người đứng đầu", "Chủ tịch", "Phó Chủ tịch", "Phó Trưởng", "Trưởng",
    "Giám đốc", "Hiệu trưởng", "Bí thư", "Lãnh đạo", "Chánh Văn phòng", "Chánh Thanh tra",
    "Cán bộ", "Công chức", "Viên chức", "Đồng chí", "Tổ trưởng", "Chỉ huy trưởng", "Tập thể",
    "Ủy viên", "Thành viên", "Chuyên viên", "Phó chủ tịch", "Phó trưởng", "Phó giám đốc",
    "Phó Giám đốc", "Phó Bí thư", "Phó Hiệu trưởng", "Chủ nhiệm", "Phó Chủ nhiệm", "Giáo viên",
    "Nhân viên", "Tổng phụ trách", "Chi hội trưởng", "Đ/c", r"Ông(?=\s[A-ZĐ])", r"Bà(?=\s[A-ZĐ])",
)  # fmt: skip
# A body's first words; what follows in brackets makes it something else («Ban hành», «Báo cáo»).
BODIES = (
    r"Phòng(?!\s?,?\s(?:chống|ngừa|ngự))", r"Ban(?!\s(?:hành|đầu))", r"Sở(?!\shữu)",
    "UBND", "UBMTTQ", "UBMT", "Ủy ban", "Uỷ ban", "HĐND", "Hội đồng", "Thường trực",
    r"TT\.?(?=\s)", "Văn phòng", "VP", "Công an", r"Thanh tra(?!\s?(?:,|việc"
    r"|công vụ))", "Trung tâm",
    "Trạm", r"Trường(?!\shợp)", r"Đoàn(?!\skết)", r"Hội(?!\s(?:nghị|thảo|thi|họp|nhập))",
    "Liên đoàn", "Mặt trận", "MTTQ", r"Khối(?!\slượng)", "Đảng ủy", "Đảng uỷ", "Huyện ủy",
    "Huyện uỷ", "Quận ủy", "Thị ủy", "Tỉnh ủy", "Tỉnh uỷ", "Thành ủy", "Thành uỷ", "Chi bộ",
    "Cấp ủy", "Bộ phận", "Cơ quan", "Đơn vị", "Kho bạc", "Chi cục", "Chi nhánh", "Cục",
    "Tòa án", "Toà án", "Viện kiểm sát", "Viện Kiểm sát", r"Bảo hiểm xã hội", "Ngân hàng",
    "Đài", r"Báo(?!\s(?:cáo|chí|tin))", "Bộ Chỉ huy", "Bộ Tư lệnh", "Đồn", "Tư pháp",
    r"Địa chính", r"Kế toán", r"Thôn", r"Tổ(?!\schức)", "Ấp", "Khu phố", "Khối phố", "Ngành",
    "Địa phương", r"Chính quyền(?!\sđiện)", "Quân sự", r"Bộ(?!\s(?:tiêu|chỉ số|quy|máy|thủ|mặt"
    "|câu))",
    "Tổng cục", "Công ty", "Doanh nghiệp", "Hạt", "Điện lực", "Bưu điện", "Hợp tác xã",
    "Trưởng thôn", "Hai bên", "Công đoàn", "Cổng thông tin", "Cổng Thông tin", "Trang thông tin",
    "Tiểu ban", "Nhóm", "Học viện", "Cán sự", "Ban quản lý", "Nhà trường", "Lực lượng",
    r"Văn hóa\s(?:-|–|và)\s", "Liên minh", "Quỹ", "Thư viện", "Đội", "Bệnh viện", "Lao động -",
    r"Xã(?!\shội)", "Phường", "Thị trấn", "Huyện", "Đặc khu", "Chi hội", "Chi đoàn", "Đảng bộ",
    "Hiệp hội", "Liên hiệp", "Tỉnh đoàn", "Thành đoàn", "Huyện đoàn", "Xã đoàn", "Buôn", "Khóm",
    r"Bản(?=\s[A-ZĐ\d])", r"Làng(?=\s[A-ZĐ\d])", r"Thuế(?=\s(?:cơ sở|tỉnh|thành phố|huyện))",
    r"Vụ(?=\s[A-ZĐ])", "Tổng công ty", "Tập đoàn", "Viễn thông", "Kiểm lâm", "Cụm", "Bộ đội",
)  # fmt: skip
# After «các» a body may stand in small letters.
GROUPS = (
    "cơ quan", "đơn vị", "phòng", "ban", "ngành", "sở", "tổ chức", "đoàn thể", "hội", "địa phương",
    "xã", "phường", "thị trấn", "thôn", "trường", "trạm", "trung tâm", "cấp", "đồng chí",
    "thành viên", "cán bộ", "công chức", "bộ phận", "lực lượng", "doanh nghiệp", "chi bộ", "tổ",
    "ấp", "khu phố", "huyện", "quận", "Bộ", "bản", "khối", "công chức chuyên môn", "bên",
    "UBND", "Phòng", "Ban", "Sở", "Hội", "chi hội", "đảng bộ", "cụm", "tập thể", "chủ tịch",
    "chuyên viên", "phó", "viên chức", "giáo viên", "đảng viên", "nhà trường", "khu dân cư",
    "buôn", "làng", "khóm", "đ/c", "cơ sở",
)  # fmt: skip

# Where the name of a body ends and its work begins.
VERBS = (
    "chủ trì", "phối hợp", r"(?<!cơ quan )tham mưu", "chủ động", "tích cực", "thường xuyên",
    "kịp thời", "nghiêm túc", "khẩn trương", "tiếp tục", "tăng cường", "đẩy mạnh", "nâng cao",
    "đổi mới", "tập trung", "chú trọng", "cụ thể hóa", r"xây dựng(?!\sĐảng)", "ban hành",
    "triển khai",
    r"tổ chức(?!\s(?:chính trị|xã hội|đoàn thể|thành viên|đảng|hội|kinh tế|cơ sở|liên quan|có liên"
    r"|Đảng|khác|tôn giáo|quần chúng|trực thuộc|đoàn|CT-XH)|,)",
    "thực hiện", r"báo cáo(?!\sviên)", "đề xuất", "kiến nghị", "phản ánh", "cung cấp", "chuẩn bị",
    "có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ", "có kế hoạch", "cần", "phải", "sẽ",
    "được giao", "được", "căn cứ", "dựa", "trên cơ sở", "theo", "tùy", "tuỳ", "hàng năm",
    "hằng năm", "hàng tháng", "hằng tháng", "hàng quý", "hằng quý", "định kỳ", "để", "khi", "nếu",
    "nhằm", "bằng", "thông qua", "giao", "phân công",
    r"(?<!Ban )(?<!Tổ )(?<!Đoàn )giám sát",
    r"(?<!y ban )(?<!ỷ ban )(?<!Tổ )(?<!Đoàn )kiểm tra(?!\s[đĐ]ảng)",
    "hướng dẫn", r"(?<!ban )chỉ đạo", "thống nhất", "nêu cao", "gương mẫu", "đưa", "lấy", "đề ra",
    "cam kết", "động viên", "thúc đẩy", "ứng dụng", "rà soát", "khảo sát", "đánh giá",
    "hoàn thiện", "hoàn thành", "củng cố", "kiện toàn", "xác định", "nghiên cứu", "quán triệt",
    r"(?<!Tổ )(?<!Đội )tuyên truyền(?!\sviên)",
    r"(?<!ban )(?<!Quỹ )vận động", r"(?<!Tổ )(?<!Quỹ )hỗ trợ", "tạo điều kiện", "tham gia",
    "cùng với", "bố trí", "lựa chọn", "tiến hành", "niêm yết", "công khai", "tiếp nhận", "xử lý",
    "giải quyết", r"(?<!bộ phận )(?<!ịch vụ )(?<!ăn phòng )tổng hợp", "trình", "gửi",
    "lập", "đôn đốc", "sơ kết",
    "tổng kết", "thẩm định", "đăng tải", "đăng tin", "đưa tin", "phát sóng", "mở", "biểu dương",
    "cử", "quan tâm", "bảo đảm", "đảm bảo", "duy trì", "phát huy", "nắm", "bám sát", "lồng ghép",
    "chấp hành", "thông báo", "là", r"giúp(?!\sviệc)", "tự đánh giá", "tự kiểm tra", "xem xét",
    "theo dõi", "quản lý chặt", "lãnh đạo,", "tiếp thu", "khắc phục", "nhân rộng", "lắng nghe",
    "phổ biến", "cập nhật", "vận hành", "sử dụng", r"đăng ký(?!\sđất)", "bồi dưỡng", "tập huấn",
    "chấn chỉnh", "phát hiện", "phát động", "cụ thể", "làm tốt", r"(?<!iệc )làm", "ký kết",
    "yêu cầu",
    r"(?<!Ban )(?<!Đoàn )thanh tra", "thể chế", "giữ gìn", "giữ", "trực tiếp", "trả lời", "nêu",
    "ưu tiên", "đảm nhiệm", r"(?<!theo )đề nghị", r"(?<!hòng )(?<!àng )không", "đối chiếu",
    "hưởng ứng", "sắp xếp", "tổ chức,", "chọn", "mời", "bàn giao", "sửa đổi", "bổ sung",
    "thành lập", "thăm", "tặng", "trao", "khai thác", "thu thập", r"(?<!rung tâm )giới thiệu",
    "phân loại", "lắp đặt", "lắp", "gặp", "gặp gỡ", "khuyến khích", "huy động", "kết nối",
    "chăm lo", "phân bổ", "cân đối", "rút ngắn", r"chuyển(?!\sđổi)", "họp", "phát hành",
    "biên soạn", "biên tập", "soạn thảo", "thẩm tra", "xác minh", "đối thoại", "tập hợp",
    "thí điểm", "ra mắt", "bình xét", "chấm", "công nhận", "tháo gỡ", "ngăn chặn", "đấu tranh",
    "diễn tập", "tuần tra", "nhắc", "dành", r"(?<!hòng )khám", "số hóa", r"trồng(?!\strọt)",
    "dọn", "chặt", "tưới", "đo", "quét", "sửa chữa", "bàn bạc", r"(?<!thư )xin lỗi",
    r"(?<!bên )(?<!iếp )(?<!ghi )nhận", "triệu tập", "tham dự", "tuân thủ", "phê duyệt",
    r"phụ trách(?=\s(?:chung|chính))", r"tăng(?=\s(?:thời|số|tần|mức))",
    r"(?<!chí )(?<!ác )(?<!và )(?<!bộ )(?<!diện )lãnh đạo(?=\s(?:UBND|HĐND|Mặt trận|công tác|việc"
    r"|thực hiện|toàn diện|triển khai|tổ chức|các chi bộ))", "tiên phong", "đi đầu",
    "chia", "giải ngân", "gọi", "dán", "đặt", "phân luồng", "cắm", "treo", r"(?<!ây )dựng",
    "thu gom", "phát quang", "khơi thông", "san lấp", "mượn", "chở", "vớt", "soạn",
    r"đến(?=\s(?:ngay|tận|từng))", "trang trí", r"bàn(?=\s(?:việc|về))", r"(?<!thăm )hỏi", "nhắn",
    "phun", "tiêm", "cấm", "thu hồi", "cưỡng chế", "đền bù",
    r"(?<!nhận và )(?<!nhận, )trả(?=\s(?:lại|kết quả|hồ sơ|đơn))", r"(?<!rung tâm )điều hành",
    r"(?<!an )(?<!ở )(?<!òng )(?<!ác )(?<!ịch )(?<!iểm )tiếp (?:công )?dân",
    r"(?<!hư )ký(?=\s(?:cam kết|ban hành|giao ước))",
)  # fmt: skip

# Verbs that open work but may also stand inside a name: they do not end one.
OPENERS = (
    "trả lời", "thăm", "tiếp", "mời", "giải đáp", "giải thích", "thành lập", "giới thiệu",
    "phân bổ", "cân đối", "chăm lo", "quản lý", "bảo vệ", "chọn", "giáo dục", "khuyến khích",
    "kết nối", "mở rộng", "chia sẻ", "tạo", "cải thiện", "cải tiến", "đơn giản hóa", "rút ngắn",
    "giảm", "hạn chế", "ngăn chặn", "phòng", "đấu tranh", "tôn trọng", "gặp", "thu hút",
    "huy động", "phân loại", "chuyển", "thống kê", "học", "số hóa", "đi", "ghi", "hỏi", "đọc",
    "ra", "họp", "xem", "in", "phát", "viết", "thu thập", "lắp", "giữ", "gắn", "tăng", "đưa",
    "đối thoại", "gương mẫu", "khai thác", "bổ sung", "sửa đổi", "hòa giải", "tư vấn", "cập nhật",
    "thông tin", "nêu", "chỉ rõ", "khuyến cáo", "chịu", "nhận", "gìn giữ", "tri ân", "hiến kế",
    "hiệp thương", "phụ trách", "thiết lập", "không để", "kiên quyết", "hoàn chỉnh",
    "in ấn", "trang bị", "đầu tư", "nâng cấp", "trao đổi", "kiểm soát", "hình thành", "tôn vinh",
    "vinh danh", "kêu gọi", "khen thưởng", "đa dạng hóa", "xã hội hóa", "chuẩn hóa", "điều chỉnh",
    "tích hợp", "đào tạo", "truyền thông", "thu gom", "lưu trữ", "điều tra",
)  # fmt: skip

# A clause behind a semicolon is work of its own when it begins with one of these.
OWN_WORK = (
    "báo cáo", "tổng hợp", "xây dựng", "ban hành", "tổ chức", "tổng kết", "sơ kết", "biểu dương",
    "đề xuất", "tham mưu", "chủ trì", "phối hợp", "hướng dẫn", "đưa tin", "thẩm định", "bố trí",
    "phân công", "kiểm tra", "theo dõi", "đôn đốc", "khen thưởng", "rà soát",
    "tham gia", "khắc phục", "công khai", "giám sát", "chuẩn bị", "cấp", "lập",
    "niêm yết",
    "mời", "cử", "triệu tập", "cung cấp", "đăng tải", "cập nhật", "thông báo",
)  # fmt: skip
ADVERBS = ("kịp thời", "đồng thời", "thường xuyên", "chủ động", "định kỳ", "tiếp tục", "tích cực")

# Headings, folded, that tell what a part is for.
ORGANISATION = (
    "to chuc thuc hien", "trach nhiem", "phan cong", "to chuc trien khai", "to chuc chi dao",
    "nhiem vu cua cac", "nhiem vu cu the cua", "dieu khoan thi hanh",
)  # fmt: skip
PURPOSE = (
    "muc dich", "yeu cau", "quan diem", "tinh hinh", "ket qua", "danh gia chung", "can cu",
    "su can thiet", "dac diem", "thuc trang", "pham vi", "doi tuong", "nguyen tac", "kinh phi",
    "khau hieu",
)  # fmt: skip
TARGETS = ("chi tieu", "muc tieu")

# Folded words that mark one outside the issuer's authority.
OUTSIDE = (
    "mat tran", "mttq", "ubmt", "dang uy", "huyen uy", "tinh uy", "thanh uy", "quan uy", "thi uy",
    "ban dan van", "ban xay dung dang", "ban tuyen giao", "ban to chuc", "uy ban kiem tra",
    "hdnd", "hoi dong nhan dan", "doan thanh nien", "hoi phu nu", "hoi lien hiep", "hoi nong dan",
    "hoi cuu chien binh", "lien doan lao dong", "cong doan", "toa an", "vien kiem sat",
    "doan the", "to chuc chinh tri", "khoi dan van",
)  # fmt: skip

PLAN_TYPES: dict[str, str] = {
    "ke hoach": "kế hoạch", "chuong trinh": "chương trình", "de an": "đề án",
    "phuong an": "phương án", "thong bao": "thông báo", "bao cao": "báo cáo",
    "quyet dinh": "quyết định", "chi thi": "chỉ thị", "nghi quyet": "nghị quyết",
    "huong dan": "hướng dẫn", "to trinh": "tờ trình", "quy che": "quy chế", "quy dinh": "quy định",
    "ket luan": "kết luận", "cong dien": "công điện", "thong tu": "thông tư",
    "nghi dinh": "nghị định", "ke hoach phoi hop": "kế hoạch phối hợp",
    "chuong trinh phoi hop": "chương trình phối hợp", "bien ban": "biên bản",
    "chuong trinh hanh dong": "chương trình hành động", "de cuong": "đề cương",
    "quy che phoi hop": "quy chế phối hợp", "chuong trinh cong tac": "chương trình công tác",
    "ke hoach lien tich": "kế hoạch liên tịch", "thong bao ket luan": "thông báo kết luận",
}  # fmt: skip
