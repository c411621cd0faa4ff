"""Web pages in encodings and fonts before Unicode."""

import unicodedata

import pytest

from extract.readers import read

_LINE = "Thực hiện kế hoạch cải cách thủ tục hành chính của tỉnh"
_TCVN3 = "Thùc hiÖn kÕ ho¹ch c¶i c¸ch thñ tôc hµnh chÝnh cña tØnh"
_VNI = "Thöïc hieän keá hoaïch caûi caùch thuû tuïc haønh chính cuûa tænh"
_SAID = "văn bản dùng bảng mã {}, đã chuyển sang Unicode"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(f"<p>{_LINE}".encode(), id="UTF-8, unsaid"),
        pytest.param(f"<meta charset=utf-8><p>{_LINE}".encode("utf-8-sig"), id="UTF-8 with byte order mark"),
        pytest.param(f"<meta charset=iso-8859-1><p>{_LINE}".encode(), id="UTF-8 that says otherwise"),
        pytest.param(f"<p>{_LINE}".encode("utf-16"), id="UTF-16"),
        pytest.param(f"<html><body><p>{_LINE}".encode("utf-16-le"), id="UTF-16 without byte order mark"),
        pytest.param(f'<?xml version="1.0" encoding="UTF-8"?><html><p>{_LINE}</p></html>'.encode(), id="XHTML"),
        pytest.param("".join(f"&#{ord(letter)};" for letter in _LINE).encode(), id="ASCII with references"),
    ],
)
def test_unicode_needs_no_warning(data: bytes) -> None:
    source = read("a.html", data)
    assert source.text == f"{_LINE}\n"
    assert source.warnings == ()


def test_a_page_of_windows_1258_is_composed() -> None:
    letters = unicodedata.normalize("NFD", _LINE).replace("a\u0306", "ă").replace("e\u0302", "ê")
    apart = (
        letters.replace("e\u0323\u0302", "ê\u0323")
        .replace("u\u031b", "ư")
        .replace("a\u0302", "â")
        .replace("o\u031b", "ơ")
    )
    data = f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1258"><p>{apart}'.encode("cp1258")
    assert read("a.html", data).text == f"{_LINE}\n"


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"<p><font face='.VnTime, Arial'>{_TCVN3}</font>", id="font"),
        pytest.param(f"<p style='color:red;font-family:\".VnTime\"'><b>{_TCVN3}</b>", id="style, inherited"),
        pytest.param(f"<p style='font: bold 13pt \".VnTime\"'>{_TCVN3}", id="style in short"),
        pytest.param(
            f"<style>p.a, li.a {{font-size:13pt; font-family:.VnTime}}</style><p class='b a'>{_TCVN3}", id="class"
        ),
        pytest.param(f"<style><!-- BODY {{font-family:'.VnArial'}} --></style><body>{_TCVN3}", id="element"),
        pytest.param(f"<p>{_TCVN3}", id="no font at all"),
        pytest.param(f"<div style='font-family:.VnTimeH'><p style='font-family:.VnTime'>{_TCVN3}", id="the inner font"),
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "cp1252"])
def test_tcvn3_is_read_by_its_fonts_or_without(page: str, codec: str) -> None:
    source = read("a.html", page.encode(codec))
    assert source.text == f"{_LINE}\n"
    assert source.warnings == (_SAID.format("TCVN3 (ABC)"),)


def test_fonts_of_capitals_and_of_unicode_beside_each_other() -> None:
    old = "<p><font face='.VnTimeH'>KÕ ho¹ch</font><p><font face='.VnTime'>C¶i c¸ch</font>"
    page = f"{old} <font face=Arial>“cơ sở”</font><p>{_LINE}"
    source = read("a.html", page.encode())
    assert source.text == f"KẾ HOẠCH\nCải cách “cơ sở”\n{_LINE}\n"
    assert source.warnings == (_SAID.format("TCVN3 (ABC)"), _SAID.format("TCVN3 (ABC, phông chữ hoa)"))


def test_vni_over_the_edges_of_elements() -> None:
    source = read("a.html", f"<font face='VNI-Times'><p>{_VNI.replace('caù', 'ca<b>ù</b>')}".encode())
    assert source.text == f"{_LINE}\n"
    assert source.warnings == (_SAID.format("VNI"),)


def test_the_soft_hyphen_is_a_letter_of_tcvn3_and_nothing_elsewhere() -> None:
    page = f"<p>{_LINE}<p><font face='.VnTime'>ch\u00ad¬ng</font><p>chư&shy;ơng"
    assert read("a.html", page.encode()).text == f"{_LINE}\nchương\nchương\n"


def test_converted_text_may_keep_the_name_of_its_old_font() -> None:
    page = f"<div style='font-family:.VnTime'><p>{_LINE}<p>Báo cáo, các xã<p>Quý IV"
    source = read("a.html", page.encode())
    assert source.text == f"{_LINE}\nBáo cáo, các xã\nQuý IV\n"
    assert source.warnings == ()


def test_broken_bytes_of_utf_8_are_said() -> None:
    source = read("a.html", b"<meta charset=utf-8>" + f"<p>{_LINE}".encode() * 20 + b"\xe1\xbb")
    assert source.text.startswith(f"{_LINE}\n")
    assert source.warnings == ("trang có vài byte hỏng, chữ ở đó đã mất",)


def test_encodings_that_python_alone_knows_are_not_used() -> None:
    data = b"<meta charset=unicode_escape><p>" + _TCVN3.encode("cp1252") + b" \\u0041"
    assert read("a.html", data).text == f"{_LINE} \\u0041\n"
