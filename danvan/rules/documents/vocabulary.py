"""Words and signs of official documents: types, their codes, issuers, names of laws."""

# Types of documents «loại văn bản» as the words before a number say them.
TYPES: tuple[str, ...] = (
    "Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Lệnh", "Sắc lệnh",
    "Nghị quyết liên tịch", "Nghị quyết chuyên đề", "Nghị quyết",
    "Nghị định", "Quyết định", "Chỉ thị",
    "Thông tư liên tịch", "Thông tư liên bộ", "Thông tư liên ngành", "Thông tư", "Thông tri",
    "Quyết định liên tịch", "Chỉ thị liên tịch", "Sắc luật",
    "Thông báo kết luận", "Thông báo", "Thông cáo", "Kết luận", "Quy định", "Quy chế phối hợp",
    "Quy chế liên tịch", "Quy chế", "Hướng dẫn liên tịch", "Hướng dẫn liên ngành", "Hướng dẫn",
    "Kế hoạch liên tịch", "Kế hoạch liên ngành", "Kế hoạch phối hợp", "Kế hoạch hành động",
    "Kế hoạch", "Chương trình hành động", "Chương trình phối hợp", "Chương trình công tác",
    "Chương trình liên tịch", "Chương trình", "Đề án", "Dự án", "Phương án", "Báo cáo",
    "Tờ trình liên ngành",
    "Tờ trình", "Công văn liên ngành", "Công văn liên tịch", "Công văn", "Công điện",
    "Văn bản hợp nhất", "Văn bản", "Biên bản", "Điều lệ",
    "Giấy mời", "Thư", "Đề cương", "Hợp đồng", "Thông tin", "Quy trình", "Quy ước",
)  # fmt: skip

# Code in the number → type; the words before the number go first, codes only fill in.
CODES: dict[str, str] = {
    "NQ": "Nghị quyết", "QĐ": "Quyết định", "QĐi": "Quy định", "QyĐ": "Quy định",
    "CT": "Chỉ thị", "KL": "Kết luận", "QC": "Quy chế", "TC": "Thông cáo", "TB": "Thông báo",
    "HD": "Hướng dẫn", "CTr": "Chương trình", "CTR": "Chương trình", "KH": "Kế hoạch",
    "PA": "Phương án", "ĐA": "Đề án", "DA": "Dự án", "BC": "Báo cáo", "BB": "Biên bản",
    "TTr": "Tờ trình", "TTR": "Tờ trình", "CĐ": "Công điện", "CV": "Công văn",
    "NĐ": "Nghị định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch",
    "NQLT": "Nghị quyết liên tịch", "PL": "Pháp lệnh", "VBHN": "Văn bản hợp nhất",
    "TBKL": "Thông báo kết luận", "CTHĐ": "Chương trình hành động",
    "CTrHĐ": "Chương trình hành động", "CTPH": "Chương trình phối hợp",
    "CTrPH": "Chương trình phối hợp", "KHPH": "Kế hoạch phối hợp", "KHLT": "Kế hoạch liên tịch",
    "QCPH": "Quy chế phối hợp", "HDLT": "Hướng dẫn liên tịch", "HDLN": "Hướng dẫn liên ngành",
    "GM": "Giấy mời", "HĐ": "Hợp đồng", "SL": "Sắc lệnh", "L": "Lệnh", "LCT": "Lệnh",
    "TTLB": "Thông tư liên bộ", "KHLN": "Kế hoạch liên ngành",
    "CTrLT": "Chương trình liên tịch",
}  # fmt: skip

# What a type may carry as its code; other pairs are reported. Party papers use QĐ for both.
TYPE_CODES: dict[str, frozenset[str]] = {
    "nghị định": frozenset({"NĐ"}),
    "thông tư": frozenset({"TT"}),
    "thông tư liên tịch": frozenset({"TTLT"}),
    "quyết định": frozenset({"QĐ"}),
    "chỉ thị": frozenset({"CT"}),
    "kế hoạch": frozenset({"KH", "KHPH", "KHLT"}),
    "nghị quyết": frozenset({"NQ", "QH", "NQLT"}),
    "kết luận": frozenset({"KL", "TB", "TBKL"}),
    "tờ trình": frozenset({"TTr", "TTR"}),
    "báo cáo": frozenset({"BC"}),
    "hướng dẫn": frozenset({"HD", "HDLT", "HDLN"}),
}

# Issuers' codes: what may stand at the end of a number without anything else proving it.
STATE_ISSUERS: tuple[str, ...] = (
    "CP", "TTg", "UBND", "HĐND", "QH", "UBTVQH", "CTN", "VPCP", "VPQH", "BNV", "BTC", "BTP",
    "BCA", "BQP", "BCT", "BXD", "BYT", "BTTTT", "BTNMT", "BNNPTNT", "BNNMT", "BLĐTBXH",
    "BGDĐT", "BVHTTDL", "BKHĐT", "BKHCN", "BNG", "BGTVT", "BDTTG", "TTCP", "NHNN", "UBDT",
    "KTNN", "TANDTC", "VKSNDTC", "HĐTP", "BCĐ", "SNV", "STC", "STP", "STTTT", "SYT", "SXD",
    "SNN", "SVHTTDL", "VP", "VPUB", "CTUBND", "ĐĐBQH", "HĐBT", "HĐNN", "UB", "TCT", "LB", "BLĐ",
    "SLĐTBXH", "SGDĐT", "SCT", "SGTVT", "STNMT", "SKHĐT", "SKHCN", "SNNPTNT", "SDTTG",
)  # fmt: skip
PARTY_ISSUERS: tuple[str, ...] = (
    "TW", "TU", "HU", "QU", "ĐU", "ThU", "ThịU", "TrU", "ĐUK", "VPTW", "BTCTW", "BDVTW", "BTGTW",
    "UBKTTW", "BNCTW", "BDVTU", "BDVHU", "BDVQU", "BDV", "BTGDVTW", "BTGDVTU", "BTGDV", "BTCTU",
    "BTGTU", "VPTU", "VPHU", "BTV", "BCSĐ", "MTTW", "MTTQ", "ĐCT", "BTT", "TĐTN", "LĐLĐ", "HND",
    "HLHPN", "CCB", "BXDĐ",
)  # fmt: skip
ISSUER_CODES = frozenset(STATE_ISSUERS) | frozenset(PARTY_ISSUERS)

# Printed together by mistake: «NĐCP» for «NĐ-CP», «CTTg» for «CT-TTg».
JOINED: dict[str, str] = (
    {
        code + issuer: f"{code}-{issuer}"
        for code in ("NĐ", "NQ", "QĐ", "CT", "TT", "KH", "TB", "BC", "TTr", "CTr", "PL")
        for issuer in STATE_ISSUERS
        if code + issuer not in ISSUER_CODES and code + issuer not in CODES
    }
    | {
        code + issuer: f"{code}-{issuer}"
        for code in ("NQ", "QĐ", "CT", "KL", "KH", "TB", "HD", "CTr")
        for issuer in ("TW", "TU", "HU", "QU", "ĐU")
    }
    | {"CTTg": "CT-TTg", "QĐTTg": "QĐ-TTg", "QĐTg": "QĐ-TTg"}
)

# Issuer's code → a word its name must hold, folded; a number whose code disagrees is reported.
ISSUER_WORDS: dict[str, str] = {
    "CP": "chinh phu",
    "TTg": "thu tuong",
    "TTCP": "thanh tra chinh phu",
    "BNV": "bo noi vu",
    "BTC": "bo tai chinh",
    "BTP": "bo tu phap",
    "BCA": "bo cong an",
    "BQP": "bo quoc phong",
    "BYT": "bo y te",
}
# The full words an issuer of national acts writes, folded → its code.
NATIONAL_ISSUERS: dict[str, str] = {
    "chinh phu": "CP",
    "thu tuong chinh phu": "TTg",
    "tong thanh tra chinh phu": "TTCP",
    "thanh tra chinh phu": "TTCP",
    "bo noi vu": "BNV",
    "bo truong bo noi vu": "BNV",
    "bo tai chinh": "BTC",
    "bo truong bo tai chinh": "BTC",
    "bo tu phap": "BTP",
    "bo cong an": "BCA",
    "bo quoc phong": "BQP",
}

# Laws are cited by name; longer names first. General knowledge of the statute book.
LAW_NAMES: tuple[str, ...] = (
    "tổ chức chính quyền địa phương", "tổ chức Chính phủ", "tổ chức Quốc hội",
    "tổ chức Tòa án nhân dân", "tổ chức Viện kiểm sát nhân dân",
    "thực hiện dân chủ ở cơ sở", "tiếp công dân", "khiếu nại", "tố cáo",
    "tiếp cận thông tin", "tín ngưỡng, tôn giáo", "mặt trận tổ quốc Việt Nam", "công đoàn",
    "thanh niên", "thanh tra", "phòng, chống tham nhũng", "phòng chống tham nhũng",
    "phòng, chống bạo lực gia đình", "phòng, chống mua bán người", "phòng, chống ma túy",
    "phòng, chống tác hại của rượu, bia", "phòng, chống tác hại của thuốc lá",
    "phòng, chống thiên tai", "phòng, chống bệnh truyền nhiễm", "phòng cháy và chữa cháy",
    "phòng cháy, chữa cháy và cứu nạn, cứu hộ",
    "thực hành tiết kiệm, chống lãng phí", "cán bộ, công chức", "cán bộ công chức", "viên chức",
    "thi đua, khen thưởng", "hòa giải ở cơ sở", "hòa giải, đối thoại tại Tòa án",
    "phổ biến, giáo dục pháp luật", "phổ biến giáo dục pháp luật", "trợ giúp pháp lý",
    "ban hành văn bản quy phạm pháp luật", "xử lý vi phạm hành chính", "tố tụng hành chính",
    "tố tụng dân sự", "tố tụng hình sự", "bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân",
    "hoạt động giám sát của Quốc hội và Hội đồng nhân dân", "trưng cầu ý dân", "đất đai",
    "bảo vệ môi trường", "bảo vệ bí mật nhà nước", "bảo vệ dữ liệu cá nhân", "an ninh mạng",
    "an ninh quốc gia", "công an nhân dân", "quốc phòng", "nghĩa vụ quân sự", "dân quân tự vệ",
    "giáo dục quốc phòng và an ninh", "lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở",
    "cư trú", "căn cước công dân", "căn cước", "hộ tịch", "quốc tịch Việt Nam", "lý lịch tư pháp",
    "hôn nhân và gia đình", "bình đẳng giới", "trẻ em", "người cao tuổi", "người khuyết tật",
    "bảo hiểm xã hội", "bảo hiểm y tế", "việc làm", "an toàn, vệ sinh lao động", "giáo dục",
    "giáo dục nghề nghiệp", "giáo dục đại học", "nhà giáo", "di sản văn hóa", "thư viện",
    "báo chí", "xuất bản", "quảng cáo", "du lịch", "thể dục, thể thao", "ngân sách nhà nước",
    "đầu tư công", "đầu tư theo phương thức đối tác công tư", "đầu tư", "đấu thầu", "xây dựng",
    "quy hoạch đô thị và nông thôn", "quy hoạch đô thị", "quy hoạch", "nhà ở",
    "quản lý, sử dụng tài sản công", "quản lý thuế", "thuế thu nhập cá nhân", "doanh nghiệp",
    "hợp tác xã", "hỗ trợ doanh nghiệp nhỏ và vừa", "giao dịch điện tử", "công nghệ thông tin",
    "viễn thông", "chuyển đổi số", "khoa học và công nghệ",
    "khoa học, công nghệ và đổi mới sáng tạo", "lưu trữ", "kế toán",
    "thống kê", "kiểm toán nhà nước", "khám bệnh, chữa bệnh", "dược", "an toàn thực phẩm",
    "trồng trọt", "chăn nuôi", "thú y", "thủy sản", "thủy lợi", "lâm nghiệp", "tài nguyên nước",
    "địa chất và khoáng sản", "khoáng sản", "đê điều", "biên phòng Việt Nam",
    "biên giới quốc gia", "biển Việt Nam", "giao thông đường bộ", "đường bộ",
    "trật tự, an toàn giao thông đường bộ", "hình sự", "dân sự", "lao động",
    "hàng hải Việt Nam", "thi hành án dân sự", "thi hành án hình sự", "đặc xá", "luật sư",
    "công chứng", "đấu giá tài sản", "giám định tư pháp", "cạnh tranh", "thương mại", "giá",
    "phí và lệ phí", "bảo vệ quyền lợi người tiêu dùng", "thủ đô", "cựu chiến binh",
    "ưu đãi người có công với cách mạng", "thực hiện dân chủ ở xã, phường, thị trấn",
    "ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân",
    "ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân và Ủy ban nhân dân",
    "ban hành văn bản quy phạm pháp luật của HĐND, UBND",
    "ban hành văn bản quy phạm pháp luật của HĐND và UBND",
    "công an xã", "cán bộ, công chức, viên chức",
    "tổ chức Hội đồng nhân dân và Ủy ban nhân dân", "tổ chức HĐND và UBND",
    "tổ chức chính quyền địa phương và tổ chức Chính phủ", "nuôi con nuôi",
    "khai thác và bảo vệ công trình thủy lợi", "bảo vệ và phát triển rừng",
    "bảo vệ và kiểm dịch thực vật", "các tổ chức tín dụng", "chứng khoán",
    "kinh doanh bất động sản", "kinh doanh bảo hiểm", "sở hữu trí tuệ", "hải quan", "điện lực",
    "hóa chất", "phá sản", "phòng không nhân dân", "phòng thủ dân sự", "quản lý nợ công",
    "thuế giá trị gia tăng", "thuế tiêu thụ đặc biệt", "thuế thu nhập doanh nghiệp",
    "thuế xuất khẩu, thuế nhập khẩu", "thuế sử dụng đất nông nghiệp",
    "thuế sử dụng đất phi nông nghiệp", "thuế bảo vệ môi trường",
    "tài nguyên, môi trường biển và hải đảo",
    "người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng",
    "nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam",
    "xuất cảnh, nhập cảnh của công dân Việt Nam", "trưng mua, trưng dụng tài sản",
    "quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ", "sĩ quan Quân đội nhân dân Việt Nam",
    "quân nhân chuyên nghiệp, công nhân và viên chức quốc phòng", "cảnh sát cơ động",
    "phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (HIV/AIDS)",
    "phòng, chống rửa tiền", "phòng, chống khủng bố", "phòng, chống lụt, bão",
    "phòng, chống mại dâm",
    "giao thông đường thủy nội địa", "đường sắt", "hàng không dân dụng Việt Nam", "dầu khí",
    "đo lường", "tiêu chuẩn và quy chuẩn kỹ thuật", "chất lượng sản phẩm, hàng hóa", "điện ảnh",
    "ký kết, gia nhập và thực hiện điều ước quốc tế", "thỏa thuận quốc tế", "trọng tài thương mại",
    "hợp nhất văn bản quy phạm pháp luật", "pháp điển hệ thống quy phạm pháp luật",
    "trách nhiệm bồi thường của Nhà nước", "tương trợ tư pháp", "dân số", "cơ yếu",
    "cảnh vệ", "tình trạng khẩn cấp", "hội", "các hội quần chúng",
    "ưu đãi người có công", "danh hiệu vinh dự Nhà nước", "chi phí tố tụng",
    "án phí, lệ phí Tòa án",
    "quản lý ngoại thương", "sử dụng năng lượng tiết kiệm và hiệu quả", "tần số vô tuyến điện",
    "bưu chính", "an toàn thông tin mạng", "dữ liệu", "công nghiệp công nghệ số", "công nghệ cao",
    "chuyển giao công nghệ", "giáo dục phổ thông",
    "hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác",
    "ngân hàng, hợp tác xã tín dụng và công ty tài chính", "phòng cháy, chữa cháy", "phòng bệnh",
    "y tế dự phòng",
    "mặt trận Tổ quốc", "MTTQ Việt Nam", "tư pháp người chưa thành niên",
)  # fmt: skip
