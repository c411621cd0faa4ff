"""What a worker does with a broken file in `test_reader_fuzzing`: read it, and tell what came of it."""

import tempfile
import warnings
from pathlib import Path

from extract.errors import ReadError
from extract.limits import Limits
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
