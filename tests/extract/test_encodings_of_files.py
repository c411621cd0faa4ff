"""Text files in encodings other than UTF-8: read where it is sure, refused with a clear message where not."""

import unicodedata

import pytest

from extract.errors import BinaryFileError, EncodingError, NotVietnameseError
from extract.readers import read
from extract.readers.legacy import to_unicode

_TEXT = (
    "Thực hiện Nghị quyết của Chính phủ, tỉnh ban hành kế hoạch cải cách hành chính năm tới.\n"
    "Các sở, ngành rà soát thủ tục, công khai kết quả trước ngày 15/12.\n"
)
_TCVN3 = (
    "Thùc hiÖn NghÞ quyÕt cña ChÝnh phñ, tØnh ban hµnh kÕ ho¹ch c¶i c¸ch hµnh chÝnh n¨m tíi.\n"
    "C¸c së, ngµnh rµ so¸t thñ tôc, c«ng khai kÕt qu¶ tr\u00adíc ngµy 15/12.\n"
)
_VNI = (
    "Thöïc hieän Nghò quyeát cuûa Chính phuû, tænh ban haønh keá hoaïch caûi caùch haønh chính naêm tôùi.\n"
    "Caùc sôû, ngaønh raø soaùt thuû tuïc, coâng khai keát quaû tröôùc ngaøy 15/12.\n"
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _with_tones_apart(text: str) -> str:
    apart = (unicodedata.normalize("NFD", letter) for letter in text)
    return "".join(
        unicodedata.normalize("NFC", "".join(c for c in part if c not in _TONES))
        + "".join(c for c in part if c in _TONES)
        for part in apart
    )


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(_TCVN3.encode("cp1252"), "TCVN3 (ABC)", id="TCVN3"),
        pytest.param(_VNI.encode("cp1252"), "VNI", id="VNI"),
        pytest.param(_with_tones_apart(_TEXT).encode("cp1258"), "Windows-1258", id="Windows-1258"),
        pytest.param(_TCVN3.encode(), "TCVN3 (ABC)", id="TCVN3 saved as UTF-8"),
        pytest.param(_VNI.encode("utf-16"), "VNI", id="VNI saved as UTF-16"),
    ],
)
def test_legacy_encodings_are_recovered_and_said(name: str, data: bytes, encoding: str) -> None:
    source = read(name, data)
    assert source.text == _TEXT
    assert source.warnings == (f"văn bản dùng bảng mã {encoding}, đã chuyển sang Unicode",)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_stays_as_it_is_and_needs_no_warning(codec: str, form: str) -> None:
    text = unicodedata.normalize(form, _TEXT)  # type: ignore[arg-type]
    source = read("a.txt", text.encode(codec))
    assert source.text == text
    assert source.warnings == ()


def test_text_that_says_nothing_of_its_encoding_is_refused() -> None:
    with pytest.raises(EncodingError, match="UTF-8"):
        read("a.txt", b"K\xd5 ho\xb9ch")
    with pytest.raises(EncodingError):
        read("a.txt", "L'été où l'élève français a été né à Nîmes, la forêt brûlée".encode("cp1252"))


def test_zeros_alone_are_no_utf_16() -> None:
    with pytest.raises(BinaryFileError):
        read("a.txt", bytes(100))
    with pytest.raises(BinaryFileError):
        read("a.txt", b"\x01\x00\x02\x00" * 50)


def test_other_languages_stay_refused() -> None:
    with pytest.raises(NotVietnameseError):
        read("a.txt", "Für die Größe der Straße über schöne Brücken; Bürger können süße Äpfel mögen".encode())


def test_samples_say_the_same() -> None:
    assert to_unicode(_TCVN3, "tcvn3") == to_unicode(_VNI, "vni") == _TEXT
