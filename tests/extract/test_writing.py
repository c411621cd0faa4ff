"""Files come whole or not at all."""

import os
from pathlib import Path

import pytest

from extract.writing import write_whole


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    for data in (b"one", b"two"):
        write_whole(tmp_path / "kế hoạch.spacy", data)
        assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("kế hoạch.spacy", data)]


def test_what_stood_there_stays_where_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    write_whole(tmp_path / "a", b"one")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "a", b"two")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a", b"one")]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_whole(tmp_path / "link", b"one")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"one"


@pytest.mark.parametrize("name", ["", "missing/a", "device"], ids=["folder", "no such folder", "no regular file"])
def test_what_cannot_be_written(name: str, tmp_path: Path) -> None:
    if name == "device":
        os.mkfifo(tmp_path / name)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(OSError, match=r".") as caught:
        write_whole(tmp_path / name, b"one")
    assert caught.value.strerror
    assert sorted(tmp_path.iterdir()) == before
