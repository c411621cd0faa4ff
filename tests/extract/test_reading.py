"""Readers: what is read as it stands, and one exception for each cause of refusal."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import (
    BinaryFileError,
    EmptyFileError,
    EncodingError,
    NotVietnameseError,
    ReadError,
    SettingError,
    TooLargeError,
)
from extract.limits import Limits
from extract.pipeline import extract
from extract.readers import read

_TEXT = "KẾ HOẠCH\nCải cách hành chính năm 2022\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(_TEXT.encode(), id="UTF-8"),
        pytest.param(_TEXT.encode("utf-8-sig"), id="byte order mark"),
        pytest.param(_TEXT.replace("\n", "\r\n").encode(), id="line ends of Windows"),
        pytest.param(_TEXT.replace("\n", "\r").encode(), id="line ends of old Macs"),
        pytest.param(_TEXT.encode("utf-16"), id="UTF-16, little end first"),
        pytest.param(b"\xfe\xff" + _TEXT.encode("utf-16-be"), id="UTF-16, big end first"),
    ],
)
def test_one_text_in_several_encodings(data: bytes) -> None:
    source = read("kế hoạch.txt", data)
    assert source.text == _TEXT
    assert source.reader == "text/1"


def test_the_text_stays_as_it_is() -> None:
    text = "Kê\u0301 hoạch  \u200b**đậm**\tô\n\n\nHết\n"
    assert read("a.md", text.encode()).text == text


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "a.md", "thư mục/a.markdown"])
def test_suffixes_that_are_text(name: str) -> None:
    assert read(name, _TEXT.encode()).text == _TEXT


REFUSED = [
    pytest.param("a.txt", b"", EmptyFileError, id="no bytes"),
    pytest.param("a.txt", b" \r\n\t\n", EmptyFileError, id="white space alone"),
    pytest.param("a.txt", b"\xef\xbb\xbf", EmptyFileError, id="a byte order mark alone"),
    pytest.param("a.txt", b"%PDF-1.7\n%\xe2\xe3", BinaryFileError, id="PDF under a text name"),
    pytest.param("a.txt", b"PK\x03\x04" + bytes(40), BinaryFileError, id="ZIP under a text name"),
    pytest.param("a.txt", bytes(range(256)) * 4, BinaryFileError, id="any bytes"),
    pytest.param("a.txt", "Kế hoạch\x00\x01".encode(), BinaryFileError, id="control characters in good UTF-8"),
    pytest.param("a.txt", "Kế hoạch số".encode("cp1258", "ignore") + b"\xe9\xea", EncodingError, id="a code page"),
    pytest.param("a.txt", b"\xff\xfeK", EncodingError, id="UTF-16 cut off"),
    pytest.param("a.txt", b"The plan for administrative reform in 2022.", NotVietnameseError, id="English"),
    pytest.param("a.txt", b"12 345 / 678\n", NotVietnameseError, id="no letters"),
    pytest.param("a.txt", "Réforme générale à l’été, où çà".encode(), NotVietnameseError, id="French"),
    pytest.param("a.xyz", _TEXT.encode(), BinaryFileError, id="unknown suffix"),
    pytest.param("a", _TEXT.encode(), BinaryFileError, id="no suffix"),
]


@pytest.mark.parametrize(("name", "data", "error"), REFUSED)
def test_what_is_refused(name: str, data: bytes, error: type[ReadError]) -> None:
    with pytest.raises(ReadError) as raised:
        read(name, data)
    assert type(raised.value) is error
    assert str(raised.value)


def test_an_over_long_line_is_refused_at_its_limit() -> None:
    longest = max(map(len, _TEXT.split("\n")))
    assert read("a.txt", _TEXT.encode(), Limits(line_characters=longest)).text == _TEXT
    with pytest.raises(TooLargeError, match="DOISANH_MAX_LINE_CHARACTERS"):
        read("a.txt", _TEXT.encode(), Limits(line_characters=longest - 1))


def test_an_over_long_file_is_refused_at_its_limit() -> None:
    data = _TEXT.encode()
    assert read("a.txt", data, Limits(file_bytes=len(data))).text == _TEXT
    with pytest.raises(TooLargeError, match="DOISANH_MAX_FILE_BYTES"):
        read("a.txt", data, Limits(file_bytes=len(data) - 1))


def test_limits_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOISANH_MAX_FILE_BYTES", "10")
    with pytest.raises(TooLargeError):
        extract("a.txt", _TEXT.encode())
    monkeypatch.setenv("DOISANH_MAX_FILE_BYTES", "nhiều")
    with pytest.raises(SettingError, match="DOISANH_MAX_FILE_BYTES"):
        Limits.from_environment()


def test_a_document_that_is_no_plan_gives_a_plan_without_tasks() -> None:
    plan = extract("thư.txt", "Kính gửi bà con, mời dự buổi họp tổ dân phố tối nay.".encode())
    assert (plan.plan, plan.tasks, plan.prose_tasks, plan.document.number) == ("thư.txt", (), (), None)


_letters = st.text(max_size=60).map("Kế hoạch được phê duyệt. ".__add__)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.one_of(st.binary(max_size=60), _letters.map(str.encode), _letters.map(lambda text: text.encode("utf-16"))))
def test_any_bytes_give_a_text_or_a_read_error(data: bytes) -> None:
    with suppress(ReadError):
        text = read("a.txt", data).text
        assert text.strip()
        assert "\r" not in text
