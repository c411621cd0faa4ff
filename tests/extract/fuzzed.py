"""What a worker does with a broken file in tests: read it, and tell what came of it and what it took."""

import resource
import tempfile
import warnings
from pathlib import Path

from extract.errors import ReadError
from extract.limits import Limits
from extract.pipeline import extract
from extract.plan import Plan
from extract.readers import read


def outcome(name: str, data: bytes, limits: Limits) -> str:
    """Return `read`, or the name of the ReadError; anything else that it raises, and what it leaves, is a fault."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            said = "read" if read(name, data, limits).text.strip() else "nothing"
        except ReadError as error:
            said = type(error).__name__
            if "\n" in str(error) or not str(error):
                raise RuntimeError(f"no clear message: {error!r}") from error
    left = list(Path(tempfile.gettempdir()).iterdir())
    if left:
        raise RuntimeError(f"left behind: {left}")
    return said


def measured(name: str, data: bytes) -> tuple[Plan | tuple[type[ReadError], str], float, int]:
    """Return the plan or the error, the seconds of processor time that it took and the most memory held, in bytes.

    Programs that a reader starts count.
    """
    try:
        came: Plan | tuple[type[ReadError], str] = extract(name, data)
    except ReadError as error:
        came = type(error), str(error)
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    seconds = sum(one.ru_utime + one.ru_stime for one in spent)
    return came, seconds, sum(one.ru_maxrss for one in spent) * 1024
