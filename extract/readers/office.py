"""Files that LibreOffice opens (.doc, .odt, .rtf): converted to .docx in a folder of their own, then read as such.

LibreOffice runs without a window and under a time limit, with a fresh profile that runs no macros and follows no links.
It is told the format that a file's first bytes show: left to guess, it takes a `.doc` for HTML, whose links it follows.
"""

import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from extract.confined import is_worker
from extract.errors import (
    BinaryFileError,
    DamagedFileError,
    EncryptedFileError,
    MissingProgramError,
    TimeLimitError,
    TooLargeError,
)
from extract.limits import Limits
from extract.readers.docx.package import open_zip
from extract.readers.docx.reader import read_docx
from extract.readers.html.reader import read_html
from extract.source import Source

_PROGRAMS = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_SETTINGS = (  # (where, name, value); links of Writer: 2 is never
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "2"),
)
_SETTING = (
    '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>'
)
# (what a file begins with, suffix, LibreOffice's filter); the first part of an .odt is its type, not packed.
_FORMATS = (
    (re.compile(rb"\xd0\xcf\x11\xe0"), ".doc", "MS Word 97"),
    (re.compile(rb"\{\\rtf"), ".rtf", "Rich Text Format"),
    (re.compile(rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.text", re.DOTALL), ".odt", "writer8"),
)
_ZIP = b"PK"
_MARKUP = re.compile(
    rb"mime-version:|(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|meta|title|style|body|div|p|table)\b",
    re.DOTALL | re.IGNORECASE,
)
_BEGINNING = 4_000  # bytes that tell HTML
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FAILED = "LibreOffice không mở được tệp {suffix} này: tệp hỏng hoặc đặt mật khẩu; hãy mở bằng Word rồi lưu thành .docx"
_GRACE = 10  # seconds for a killed program to be gone


def read_office(suffix: str) -> Callable[[bytes, Limits], Source]:
    """Return the reader of files with this suffix (`.doc`); what a file begins with decides on how it is read.

    It raises MissingProgramError without LibreOffice, TimeLimitError over the time limit, BinaryFileError where the
    file is of none of the formats, and what `read_docx` and `read_html` raise.
    """

    def read(data: bytes, limits: Limits) -> Source:
        found = _format(data)
        if found is None and data.startswith(_ZIP):
            return read_docx(data, limits)  # a Word file of today under a name of yesterday
        if found is None and _MARKUP.match(data[:_BEGINNING].replace(b"\0", b"")):
            return read_html(data, limits)  # what portals give out as .doc
        if found is None:
            raise BinaryFileError(f"tệp {suffix} này không phải văn bản Word, RTF hay ODT, tuy tên tệp nói vậy")
        if data.startswith(_ZIP):
            open_zip(data, limits).close()
        if _ENCRYPTED in data:
            raise EncryptedFileError("tệp đặt mật khẩu, hãy bỏ mật khẩu rồi thử lại")
        source = read_docx(_converted(data, *found, limits), limits)
        warning = f"đọc qua LibreOffice, chuyển từ {found[0]} sang .docx: số thứ tự và bảng có thể lệch so với bản gốc"
        return replace(source, warnings=(warning, *source.warnings))

    return read


def _format(data: bytes) -> tuple[str, str] | None:
    """Return suffix and filter of a file, None where it is none of LibreOffice."""
    return next(((suffix, name) for signature, suffix, name in _FORMATS if signature.match(data)), None)


def _converted(data: bytes, suffix: str, name: str, limits: Limits) -> bytes:
    """Return the .docx that LibreOffice makes of a file through the filter of this name."""
    program = next((found for one in _PROGRAMS if (found := shutil.which(one))), None)
    if program is None:
        raise MissingProgramError(f"cần cài LibreOffice (libreoffice-writer) để đọc tệp {suffix}, hoặc lưu thành .docx")
    with tempfile.TemporaryDirectory(prefix="doisanh-", ignore_cleanup_errors=True) as folder:
        inside = Path(folder)
        given = inside / f"plan{suffix}"
        given.write_bytes(data)
        _set_up(inside / "profile" / "user")
        _run([program, *_arguments(inside), f"--infilter={name}", str(given)], inside, limits)
        made = inside / "out" / "plan.docx"
        if not made.is_file():
            raise DamagedFileError(_FAILED.format(suffix=suffix))
        if made.stat().st_size > limits.unpacked_bytes:
            raise TooLargeError(
                f"tệp chuyển ra quá lớn (giới hạn {limits.unpacked_bytes} byte, nâng bằng DOISANH_MAX_UNPACKED_BYTES)"
            )
        return made.read_bytes()


def _set_up(profile: Path) -> None:
    profile.mkdir(parents=True)
    items = "".join(_SETTING.format(*setting) for setting in _SETTINGS)
    (profile / "registrymodifications.xcu").write_text(_PROFILE.format(items), encoding="utf-8")


def _arguments(folder: Path) -> list[str]:
    return [
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "out"),
    ]


def _run(command: list[str], folder: Path, limits: Limits) -> None:
    """Run a program to its end or to the time limit, when all that it has started is killed with it.

    In a worker it stays in the worker's group, which whoever ends the worker kills; elsewhere it leads one of its own.
    """
    leads = not is_worker()
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env={**os.environ, "HOME": str(folder)},
            start_new_session=leads,
        )
        try:
            process.wait(limits.seconds)
        except subprocess.TimeoutExpired as error:
            raise TimeLimitError(
                f"LibreOffice đọc tệp lâu hơn {limits.seconds} giây (nâng bằng DOISANH_MAX_SECONDS)"
            ) from error
        finally:
            if process.poll() is None:
                _kill(process, with_group=leads)


def _kill(process: "subprocess.Popen[bytes]", *, with_group: bool) -> None:
    """Kill the program, or the whole group that it leads: soffice is a script that starts the real one."""
    if with_group and hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)  # not yet waited for, so the group is still its own
    else:
        process.kill()
    process.wait(_GRACE)


read_doc, read_odt, read_rtf = read_office(".doc"), read_office(".odt"), read_office(".rtf")
