"""Inside a worker: a process that reads file after file, confined in memory, in time and to a folder of its own.

It is the leader of a process group, so that whoever kills the group kills the programs that readers start as well.
`extract.worker` is the side that starts it and asks.
"""

import importlib
import logging
import os
import pickle
import shutil
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from pathlib import Path

from extract.errors import CrashError, MemoryLimitError, ReadError
from extract.limits import Limits

Target = Callable[..., object]
READY = b"ready"
# A reader that holds the interpreter keeps `_end_with_parent` from its turn; the alarm, a little behind the parent's
# clock, needs no turn.
_ALARM_DELAY = 10


def serve(
    connection: "Connection[object, object]", target: str, folder: str, limits: Limits, environment: Mapping[str, str]
) -> None:
    """Answer each job, the pickled arguments of a call of `target` ("module:function"), until the pipe is closed.

    An answer is pickled as well: what the function returned, or the ReadError that says why there is nothing.
    """
    _leave_the_terminal()
    # Made here and not by the asking process, which may be killed before there is anybody to remove it.
    Path(folder).mkdir(mode=0o700)
    _settle_in(folder, environment)
    threading.Thread(target=_end_with_parent, args=(folder,), daemon=True).start()
    _limit_memory(limits.memory_bytes)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):  # nobody asks any more
        connection.send_bytes(READY)
        while True:
            job = connection.recv_bytes()
            _set_alarm(limits.seconds + _ALARM_DELAY)
            connection.send_bytes(_answer(target, job, limits))
            _set_alarm(0)
            _empty(Path(folder))
    _end(folder)


def is_worker() -> bool:
    """Tell whether this process is a worker: what it starts in its group ends with it."""
    return sys.platform != "win32" and parent_process() is not None and os.getpgrp() == os.getpid()


def _answer(target: str, job: bytes, limits: Limits) -> bytes:
    # Made while there is memory for it.
    needs_more = MemoryLimitError(
        f"đọc tệp cần hơn {limits.memory_bytes} byte bộ nhớ (nâng bằng DOISANH_MAX_MEMORY_BYTES)"
    )
    failure: ReadError
    try:
        arguments, options = pickle.loads(job)
        return pickle.dumps(_function(target)(*arguments, **options))
    except ReadError as error:
        failure = error
    except MemoryError:
        failure = needs_more
    except Exception as error:
        # A fault of ours in one file must not stop the others; its name is what a report of it needs.
        said = " ".join(f"{type(error).__name__}: {error}".split())
        failure = CrashError(f"lỗi của chương trình khi đọc tệp ({said})")
        failure.add_note(traceback.format_exc())
    return pickle.dumps(failure)


def _function(target: str) -> Target:
    module, _, name = target.partition(":")
    function: Target = getattr(importlib.import_module(module), name)
    return function


def _settle_in(folder: str, environment: Mapping[str, str]) -> None:
    """Take the asking process's environment, but keep temporary files in `folder` and the terminal clean."""
    os.environ.clear()
    os.environ.update(environment)
    os.environ.update(TMPDIR=folder, TEMP=folder, TMP=folder)
    tempfile.tempdir = folder
    # What a library prints must not stand amid the answer of a command.
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    # Nor what it logs of a broken file: the answer says what is wrong.
    logging.getLogger().addHandler(logging.NullHandler())


def _empty(folder: Path) -> None:
    for left in folder.iterdir():
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _leave_the_terminal() -> None:
    """Become the leader of a group: an interrupt at the terminal is for the asking process alone."""
    if sys.platform != "win32":
        os.setsid()


def _end_with_parent(folder: str) -> None:
    """Wait for the death of the asking process, and end in the midst of a file."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        _end(folder)


def _end(folder: str) -> None:
    """Leave no temporary file and no program behind."""
    shutil.rmtree(folder, ignore_errors=True)
    if sys.platform != "win32":
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def _set_alarm(seconds: float) -> None:
    """End this process in some seconds; 0 calls it off."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, min(seconds, threading.TIMEOUT_MAX))


def _limit_memory(more: int) -> None:
    """Bound the address space to `more` bytes beyond what is mapped now (Linux), and leave no core dump."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    mapped = Path("/proc/self/statm")
    if mapped.exists():
        bound = int(mapped.read_text().split()[0]) * resource.getpagesize() + more
        _, allowed = resource.getrlimit(resource.RLIMIT_AS)
        bound = min(bound, sys.maxsize if allowed == resource.RLIM_INFINITY else allowed)
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
