"""Vowels that a wrong code page lost: one sign U+FFFD stands for each vowel of Latin-1."""

import re

LOST = "\ufffd"
_VOWELS = re.compile("[àáâãèéêìíòóôõùúý]")
_AROUND = 60  # how far around a gap its word and the words beside it are looked for
_WORD = re.compile(rf"(?:[^\W\d_]|{LOST})+")
# Words of plans that hold such vowels; of several with one gap the likeliest is here.
_WORDS = """
    biên bài bàn bám báo bình bí bích chuyên châu chép chí chính chùa chúc chúng các cách
    cánh cáo câu cây còn có công dành dám dân dõi dùng ghép giàu giá giám giáo giây giúp gây
    gì gìn gói góp hoàn hoàng hoá hà hài hàng hành hãy hóa khoá khuôn khác khách khánh khéo
    khó khóa khóm không kiên kèm kéo kính ký liên luôn là làm lâu lãnh lên lòng lúa lúc mà
    máy mình môi môn mùa nghiêm nghiên nghèo ngoài nguyên ngành ngày ngân ngãi ngõ nhiêu nhà
    nháp nhân nhóm niêm niên nào này nâng nên nêu nó nói nút phiên pháp phát phân phím phòng
    phó phúc quá quân quét riêng rác rèn rõ soát sách sáng sánh sáp sát sáu sân thiên thành
    tháng tháo tháp thêm thì thích thôi thôn thúc tiên tiêu toàn trào trách trái trên trình
    trí trùng tuyên tài tàu tác tâm tây tên tình tích tòa tô viên và vài vào vân vùng xuyên
    xuân xác xây xã xét xóa xóm yên yêu án ánh áp ích ít ý đoàn đài đào đánh đáp đâu đây đã
    đích đôn đúng
"""
# Two words that say which one is meant where the gap leaves several.
_PAIRS = """
    quý i, quý ii, quý iii, quý iv, sai sót, khuyến khích, thông tư, thông báo, thông tin,
    thông qua, thông tri, thông suốt, thông thoáng, giao thông, truyền thông, phổ thông, viễn
    thông, liên thông, lưu thông, cùng cấp, cùng với, cuối cùng, tình hình, hình thức, mô
    hình, quy mô, truyền hình, địa hình, loại hình, điển hình, hình ảnh, hình thành, vì người,
    vì dân, vì vậy, bên cạnh, hai bên, các bên, mỗi bên, bên giao, bên nhận, quản lý, xử lý,
    pháp lý, lý do, lý luận, hợp lý, tâm lý, thanh lý, địa lý, đại lý, vật lý, cộng hòa, hòa
    giải, hòa bình, hòa hợp, cộng hoà, hoà giải, cán bộ, cán sự, nông thôn, nông dân, nông
    nghiệp, nông sản, nông lâm, nóng bức, điểm nóng, chủ trì, duy trì, kiên trì, vai trò, mã
    số, mã định, quý trước, hàng quý, hằng quý, mỗi quý, từng quý, các quý, đóng góp, đóng
    dấu, đóng bảo, đông đảo, tôn giáo, tôn trọng, tôn vinh, tín dụng, tín ngưỡng, uy tín, tín
    nhiệm, tín đồ, kinh phí, lệ phí, chi phí, học phí, phù hợp, phê duyệt, phê bình, tình
    trạng, tính chất, tính mạng, máy tính, giới tính, cá tính, thống kê, kê khai, liệt kê,
    trích yếu, trích lục, rà soát, gia đình, đình chỉ, tiếp xúc, bức xúc, xúc tiến, trong đó,
    do đó, qua đó, từ đó, theo đó, sau đó, đô thị, thủ đô, đô thành, nghiêm túc, đồng bào,
    tránh trùng, phòng tránh, cá nhân, quán triệt, tập quán, thái độ, hình thái, sinh thái,
    tách thửa, kém hiệu, yếu kém, kế toán, thanh toán, dự toán, tính toán, quyết toán, chú ý,
    chú trọng, chú thích, tìm hiểu, tìm việc, nhìn chung, nhìn nhận, chánh văn, chánh thanh,
    chánh án, bóng đá, dài hạn, kéo dài, lâu dài
"""


def _gapped(word: str) -> str:
    return _VOWELS.sub(LOST, word)


_MEANT = {_gapped(word): word for word in _WORDS.split()}
_MEANT_PAIRS = {
    tuple(map(_gapped, pair.split())): tuple(pair.split())
    for pair in " ".join(_PAIRS.split()).split(", ")
}


def with_vowels(text: str) -> str:
    """Return the text with the vowels of known words put back, of the same length.

    An unknown word keeps its gaps: nothing is invented.
    """
    parts: list[str] = []
    done, at = 0, text.find(LOST)
    while at >= 0:
        words = list(_WORD.finditer(text, max(0, at - _AROUND), at + _AROUND))
        place = next(n for n, match in enumerate(words) if match.end() > at)
        match = words[place]
        folded = match[0].lower()
        before = _gapped(words[place - 1][0].lower()) if place else ""
        after = _gapped(words[place + 1][0].lower()) if place + 1 < len(words) else ""
        pair = _MEANT_PAIRS.get((before, folded))
        following = _MEANT_PAIRS.get((folded, after))
        word = following[0] if following else pair[1] if pair else _MEANT.get(folded)
        at = text.find(LOST, match.end())
        if word is not None and match.start() >= done:  # a run of gaps is longer than any word
            near = words[max(0, place - 1) : place + 2]
            parts += (text[done : match.start()], _in_case(word, match[0], near))
            done = match.end()
    return "".join((*parts, text[done:]))


def _in_case(word: str, printed: str, around: list[re.Match[str]]) -> str:
    """Return the word in the case of its print; of a single letter its neighbours tell more."""
    kept = [letter for letter in printed if letter != LOST]
    if len(kept) < 2:
        kept += [letter for match in around for letter in match[0] if letter != LOST]
    if kept and all(letter.isupper() for letter in kept):
        return word.upper()
    return word.capitalize() if printed[0].isupper() else word
