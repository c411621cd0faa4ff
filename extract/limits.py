"""How large a file may be and what reading it may take; each limit can be raised through the environment."""

import os
from dataclasses import dataclass

from extract.errors import SettingError

_FILE_BYTES = 50_000_000
_LINE_CHARACTERS = 2_000_000
_PAGES = 1_000
_UNPACKED_BYTES = 200_000_000
_SECONDS = 300
_MEMORY_BYTES = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of the readers, in bytes, characters and pages, and of the worker that reads a file.

    `unpacked_bytes` is what the parts of a packed file (a Word file is a zip) come to. `seconds` is wall time a file;
    `memory_bytes` is address space beyond what a fresh worker maps, for the worker and for each program that it starts.
    """

    file_bytes: int = _FILE_BYTES
    line_characters: int = _LINE_CHARACTERS
    pages: int = _PAGES
    unpacked_bytes: int = _UNPACKED_BYTES
    seconds: int = _SECONDS
    memory_bytes: int = _MEMORY_BYTES

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
            memory_bytes=_positive("DOISANH_MAX_MEMORY_BYTES", _MEMORY_BYTES),
        )


def _positive(name: str, default: int) -> int:
    text = os.environ.get(name, "")
    if not text:
        return default
    if not text.isdecimal() or int(text) < 1:
        raise SettingError(f"{name} phải là số nguyên dương, không phải {text!r}")
    return int(text)
