"""Word files that are none, broken, locked or hostile: one exception a cause, in bounded time and memory."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import (
    BinaryFileError,
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    NotVietnameseError,
    ReadError,
    TooLargeError,
)
from extract.limits import Limits
from extract.readers import read
from extract.readers.docx.reader import read_docx
from tests.extract.docx_building import docx, level, numbering, p, parts_of, tbl, tc, tr, zipped

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_WHOLE = docx(p("Kế hoạch cải cách hành chính"))


def _with(path: str, inside: str | bytes) -> bytes:
    return zipped({**parts_of(p("Kế hoạch")), path: inside})


def _changed(change: Callable[[bytearray], None]) -> bytes:
    data = bytearray(_WHOLE)
    change(data)
    return bytes(data)


def _lock(data: bytearray) -> None:
    """Set the bit of encryption of every part, here and in the directory at the end."""
    for signature, at_flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + at_flags] |= 1
            at = data.find(signature, at + 4)


def _spoil(data: bytearray) -> None:
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as opened:
        info = opened.getinfo("word/document.xml")
    at = info.header_offset + 30 + len(info.filename) + 8
    data[at : at + 12] = bytes(12)


def _stored_bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_LZMA) as opened:
        for path, inside in parts_of(p("Kế hoạch")).items():
            opened.writestr(path, inside)
    return made.getvalue()


_SHEET = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
_LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
_FILE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def _document(dtd: str) -> bytes:
    body = parts_of(p("Kế hoạch &amp;a;"))["word/document.xml"].replace("&amp;a;", "&a;")
    return _with("word/document.xml", dtd + body)


REFUSED = [
    pytest.param(b"Not a zip, only words", BinaryFileError, id="no zip"),
    pytest.param(zipped({"a.txt": "Kế hoạch"}), BinaryFileError, id="any zip"),
    pytest.param(_with("word/document.xml", _SHEET), BinaryFileError, id="a workbook"),
    pytest.param(_OLE, BinaryFileError, id="an older Word file"),
    pytest.param(_OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedFileError, id="a password of Word"),
    pytest.param(_changed(_lock), EncryptedFileError, id="a password of the zip"),
    pytest.param(_WHOLE[: len(_WHOLE) // 2], DamagedFileError, id="cut off"),
    pytest.param(_changed(_spoil), DamagedFileError, id="bytes overwritten"),
    pytest.param(_stored_bomb(), DamagedFileError, id="a method that Word does not know"),
    pytest.param(zipped({"[Content_Types].xml": "<Types/>"}), DamagedFileError, id="no document in it"),
    pytest.param(_with("word/document.xml", "<w:document"), DamagedFileError, id="XML cut off"),
    pytest.param(_with("word/document.xml", "<a>" * 400 + "</a>" * 400), DamagedFileError, id="XML too deep"),
    pytest.param(_document(_LAUGHS), DamagedFileError, id="entities in one another"),
    pytest.param(_document(_FILE), DamagedFileError, id="an entity that names a file"),
    pytest.param(docx(p("")), EmptyFileError, id="no words"),
    pytest.param(docx(p("The plan for reform")), NotVietnameseError, id="English"),
]


@pytest.mark.parametrize(("data", "error"), REFUSED)
def test_what_is_refused(data: bytes, error: type[ReadError]) -> None:
    with pytest.raises(ReadError) as raised:
        read("kế hoạch.docx", data)
    assert type(raised.value) is error
    assert str(raised.value)


@pytest.mark.parametrize("suffix", [".docx", ".DOCX", ".docm", ".dotx", ".dotm"])
def test_suffixes_of_word(suffix: str) -> None:
    assert read(f"kế hoạch{suffix}", _WHOLE).text == "Kế hoạch cải cách hành chính\n"


def test_what_unpacks_over_the_limit_is_refused_before_it_is_unpacked() -> None:
    parts = parts_of(p("Kế hoạch"))
    size = sum(len(one.encode()) for one in parts.values())
    beside = zipped({**parts, "word/media/image1.png": bytes(size * 15)})
    limits = Limits(unpacked_bytes=size * 16)
    assert read_docx(beside, limits).text == "Kế hoạch\n"
    with pytest.raises(TooLargeError, match="DOISANH_MAX_UNPACKED_BYTES"):
        read_docx(beside, Limits(unpacked_bytes=size * 16 - 1))


def test_words_over_their_share_of_the_limit_are_refused() -> None:
    long = docx(p("Kế hoạch " * 10_000))
    with pytest.raises(TooLargeError, match="DOISANH_MAX_UNPACKED_BYTES"):
        read_docx(long, Limits(unpacked_bytes=200_000))


def test_a_file_packed_beyond_measure_is_refused() -> None:
    with pytest.raises(TooLargeError, match="nén bất thường"):
        read_docx(_with("word/media/image1.bmp", bytes(30_000_000)), Limits())


def test_a_part_longer_than_the_zip_says_is_refused() -> None:
    data = bytearray(_WHOLE)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 24 : at + 28] = (40).to_bytes(4, "little")
        at = data.find(b"PK\x01\x02", at + 4)
    with pytest.raises(DamagedFileError):
        read_docx(bytes(data), Limits())


def test_the_limits_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOISANH_MAX_UNPACKED_BYTES", "100")
    with pytest.raises(TooLargeError):
        read("a.docx", _WHOLE)
    monkeypatch.setenv("DOISANH_MAX_SECONDS", "7")
    assert Limits.from_environment().seconds == 7


def test_parts_outside_the_file_are_not_followed() -> None:
    parts = parts_of(p("Kế hoạch", numbered=(1, 0)), numbering=numbering({0: level(0, "decimal", "%1.")}, {1: (0, "")}))
    where = "word/_rels/document.xml.rels"
    external = parts[where].replace('Target="numbering.xml"', 'Target="numbering.xml" TargetMode="External"')
    assert read_docx(zipped(parts), Limits()).text == "1. Kế hoạch\n"
    assert read_docx(zipped({**parts, where: external}), Limits()).text == "Kế hoạch\n"


@pytest.mark.parametrize("target", ["/word/numbering.xml", "../word/numbering.xml", "./numbering.xml"])
def test_parts_by_other_paths(target: str) -> None:
    parts = parts_of(p("Kế hoạch", numbered=(1, 0)), numbering=numbering({0: level(0, "decimal", "%1.")}, {1: (0, "")}))
    where = "word/_rels/document.xml.rels"
    parts[where] = parts[where].replace('Target="numbering.xml"', f'Target="{target}"')
    assert read_docx(zipped(parts), Limits()).text == "1. Kế hoạch\n"


def test_tables_too_deep_in_one_another() -> None:
    table = tbl(tr("Kế hoạch"))
    for _ in range(60):
        table = tbl(tr(tc(table)))
    with pytest.raises(DamagedFileError, match="tầng"):
        read_docx(docx(table), Limits())


def test_a_large_file_is_read_in_time_that_grows_with_it() -> None:
    rows = [tr("1", "Rà soát thủ tục hành chính", tc("Sở Nội vụ", merge="continue"), "Quý I") for _ in range(5_000)]
    started = monotonic()
    source = read_docx(docx(tbl(*rows)), Limits())
    assert source.text.count("\n") == 5_000
    assert monotonic() - started < 10


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.integers(0, len(_WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_any_bytes_overwritten_give_a_text_or_a_read_error(at: int, other: bytes) -> None:
    with suppress(ReadError):
        assert read_docx(_WHOLE[:at] + other + _WHOLE[at + len(other) :], Limits()).text.strip()
