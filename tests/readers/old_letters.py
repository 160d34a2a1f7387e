"""Writes Vietnamese in the two encodings of the years before Unicode."""

import unicodedata

LETTERS = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
CODES = (
    "B5B6B7B8B9A8BBBCBDBEC6A9C7C8C9CACBAECCCECFD0D1AAD2D3D4D5D6D7D8DCDDDEDFE1E2E3E4ABE5E6E7E8E9"
    "ACEAEBECEDEEEFF1F2F3F4ADF5F6F7F8F9FAFBFCFDFE"
)
CAPITALS = dict(zip("ĂÂÊÔƠƯĐ", "¡¢£¤¥\u00a6§", strict=True))
TCVN3 = {
    **dict(zip(LETTERS, bytes.fromhex(CODES).decode("latin-1"), strict=True)),
    **dict(zip(LETTERS.upper(), bytes.fromhex(CODES).decode("latin-1"), strict=True)),
    **CAPITALS,
}

TONES = ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
VNI_MARKS = {
    "": dict(zip(TONES, "ùøûõï", strict=True)),
    "\u0302": dict(zip(TONES, "áàåãä", strict=True)),
    "\u0306": dict(zip(TONES, "éèúüë", strict=True)),
}
VNI_WHOLE = {"ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ", "í": "í", "ì": "ì"}
VNI_BARE = {"\u0302": "â", "\u0306": "ê"}
VNI_HORN = {"o": "ô", "u": "ö"}


def in_tcvn3(text: str) -> str:
    """Return a text as TCVN3 bytes look in Latin-1."""
    return "".join(TCVN3.get(letter, letter) for letter in text)


def in_vni(text: str) -> str:
    """Return a text as VNI bytes look in Latin-1."""
    return "".join(_vni(letter) for letter in text)


def _vni(letter: str) -> str:
    small = letter.lower()
    written = VNI_WHOLE.get(small) or _vni_marked(small)
    return written.upper() if letter != small else written


def _vni_marked(small: str) -> str:
    base, *marks = list(unicodedata.normalize("NFD", small))
    tone = next((mark for mark in marks if mark in TONES), "")
    if "\u031b" in marks:
        return VNI_HORN[base] + (VNI_MARKS[""][tone] if tone else "")
    shape = next((mark for mark in marks if mark in VNI_BARE), "")
    if tone:
        return base + VNI_MARKS[shape][tone]
    return base + VNI_BARE.get(shape, "")
