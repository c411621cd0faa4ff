"""Readers that do in a worker what a broken file may make a real one do; tests name them by import."""

import os
import resource
import signal
import sys
import tempfile
import time
from pathlib import Path

from extract.errors import NotVietnameseError
from extract.pipeline import extract

HOURS = 10_000


def read(deed: str) -> object:
    """Do one of the deeds below, and return what it returns."""
    return DEEDS[deed]()


def memory_after(name: str, data: bytes) -> int:
    """Read a file as the program does, and return the bytes that the process maps then."""
    extract(name, data)
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


def say_who() -> tuple[int, str, str]:
    """The process, its folder for temporary files and a setting of the asking process."""
    return os.getpid(), tempfile.gettempdir(), os.environ.get("DOISANH_TEST_SETTING", "")


def hang() -> None:
    Path(tempfile.mkstemp()[1]).write_text("dở dang")
    time.sleep(HOURS)


def spin() -> None:
    """Hold the interpreter, as a bad pattern does: no other thread of the worker gets its turn."""
    sum(range(10**12))


def eat_memory() -> None:
    held = []
    while True:
        held.append(bytearray(10_000_000))


def start_a_program_and_hang() -> None:
    leave_a_program()
    hang()


def leave_a_program() -> None:
    """Start a process that outlives the reading, and tell who it is."""
    child = os.fork()
    if child == 0:
        time.sleep(HOURS)
        os._exit(0)
    Path(os.environ["DOISANH_TEST_PIDS"]).write_text(str(child))


def leave_a_program_and_die() -> None:
    leave_a_program()
    os._exit(7)


def leave_files() -> list[str]:
    folder = Path(tempfile.mkdtemp())
    (folder / "trang").write_bytes(b"x" * 1000)
    return [str(folder), tempfile.mkstemp()[1]]


def die() -> None:
    os._exit(7)


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refuse() -> None:
    raise NotVietnameseError("không phải tiếng Việt")


def fail() -> None:
    raise ZeroDivisionError("chia cho không")


def give_what_cannot_be_sent() -> object:
    return lambda: None


def leave_the_interpreter() -> None:
    sys.exit("thôi")


def print_something() -> str:
    print("rác", flush=True)  # noqa: T201
    os.write(1, b"rac\n")
    return "sạch"


DEEDS = {
    deed.__name__: deed
    for deed in (
        say_who, hang, spin, eat_memory, start_a_program_and_hang, leave_a_program, leave_a_program_and_die,
        leave_files, die, be_killed, refuse, fail, give_what_cannot_be_sent, leave_the_interpreter, print_something,
    )
}  # fmt: skip
