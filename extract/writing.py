"""Files that are written whole or not at all."""

import errno
import os
import secrets
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path`: into a file beside it first, which then takes its place.

    What stood at `path` before stays where anything fails. A link stays one; the file that it names is replaced. Raises
    OSError.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        # A device that was replaced by a file would be lost to the whole machine.
        raise OSError(errno.EINVAL, "không phải tệp thường", str(path))
    fresh = target.with_name(f".doisanh-{secrets.token_hex(8)}")
    try:
        with fresh.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
