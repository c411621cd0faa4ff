"""The sizes and times up to which files are read; each can be raised through the environment."""

import os
from dataclasses import dataclass

from extract.errors import SettingError

_FILE_BYTES = 50_000_000
_LINE_CHARACTERS = 2_000_000
_PAGES = 1_000
_UNPACKED_BYTES = 200_000_000
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of the readers, in bytes, characters, pages and seconds.

    `unpacked_bytes` is what the parts of a packed file (a Word file is a zip) come to; `seconds` is what a program of
    others may take.
    """

    file_bytes: int = _FILE_BYTES
    line_characters: int = _LINE_CHARACTERS
    pages: int = _PAGES
    unpacked_bytes: int = _UNPACKED_BYTES
    seconds: int = _SECONDS

    @classmethod
    def from_environment(cls) -> "Limits":
        """Take `DOISANH_MAX_FILE_BYTES` and its like, named below, where they are set.

        Raises SettingError where one of them is no positive whole number.
        """
        return cls(
            file_bytes=_positive("DOISANH_MAX_FILE_BYTES", _FILE_BYTES),
            line_characters=_positive("DOISANH_MAX_LINE_CHARACTERS", _LINE_CHARACTERS),
            pages=_positive("DOISANH_MAX_PAGES", _PAGES),
            unpacked_bytes=_positive("DOISANH_MAX_UNPACKED_BYTES", _UNPACKED_BYTES),
            seconds=_positive("DOISANH_MAX_SECONDS", _SECONDS),
        )


def _positive(name: str, default: int) -> int:
    text = os.environ.get(name, "")
    if not text:
        return default
    if not text.isdecimal() or int(text) < 1:
        raise SettingError(f"{name} phải là số nguyên dương, không phải {text!r}")
    return int(text)
