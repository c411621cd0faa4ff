"""Files that LibreOffice opens (.doc, .odt, .rtf): converted to .docx in a folder of their own, then read as such.

LibreOffice runs without a window, under a fresh profile (no macros, no settings of the user's) and a time limit.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from extract.errors import DamagedFileError, EncryptedFileError, MissingProgramError, TooLargeError, TooSlowError
from extract.limits import Limits
from extract.readers.docx.reader import read_docx
from extract.source import Source

_PROGRAMS = ("soffice", "libreoffice")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FAILED = "LibreOffice không mở được tệp {suffix} này: tệp hỏng hoặc đặt mật khẩu; hãy mở bằng Word rồi lưu thành .docx"
_GRACE = 10  # seconds for a killed program to be gone


def read_office(suffix: str) -> Callable[[bytes, Limits], Source]:
    """Return the reader of files with this suffix (`.doc`).

    It raises MissingProgramError without LibreOffice, TooSlowError over the time limit, and what `read_docx` raises.
    """

    def read(data: bytes, limits: Limits) -> Source:
        if _ENCRYPTED in data:
            raise EncryptedFileError("tệp đặt mật khẩu, hãy bỏ mật khẩu rồi thử lại")
        source = read_docx(converted(data, suffix, limits), limits)
        warning = f"đọc qua LibreOffice, chuyển từ {suffix} sang .docx: số thứ tự và bảng có thể lệch so với bản gốc"
        return replace(source, warnings=(warning, *source.warnings))

    return read


def converted(data: bytes, suffix: str, limits: Limits) -> bytes:
    """Return the .docx that LibreOffice makes of a file."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise MissingProgramError(f"cần cài LibreOffice (libreoffice-writer) để đọc tệp {suffix}, hoặc lưu thành .docx")
    with tempfile.TemporaryDirectory(prefix="doisanh-", ignore_cleanup_errors=True) as folder:
        inside = Path(folder)
        given = inside / f"plan{suffix}"
        given.write_bytes(data)
        _run([program, *_arguments(inside), str(given)], inside, limits)
        made = inside / "out" / "plan.docx"
        if not made.is_file():
            raise DamagedFileError(_FAILED.format(suffix=suffix))
        if made.stat().st_size > limits.unpacked_bytes:
            raise TooLargeError(
                f"tệp chuyển ra quá lớn (giới hạn {limits.unpacked_bytes} byte, nâng bằng DOISANH_MAX_UNPACKED_BYTES)"
            )
        return made.read_bytes()


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
    """Run a program to its end or to the time limit, when all that it has started is killed with it."""
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env={**os.environ, "HOME": str(folder)},
            start_new_session=True,
        )
        try:
            process.wait(limits.seconds)
        except subprocess.TimeoutExpired as error:
            raise TooSlowError(
                f"LibreOffice đọc tệp quá {limits.seconds} giây (nâng bằng DOISANH_MAX_SECONDS)"
            ) from error
        finally:
            _kill(process)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill the program's whole group: soffice is a script that starts the real one."""
    if hasattr(os, "killpg"):
        # The group may outlive its first process; none left is what is wanted.
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    else:
        process.kill()
    process.wait(_GRACE)
