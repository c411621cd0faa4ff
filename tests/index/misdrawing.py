"""What a worker does with pages whose numbers say how they are broken; a test names it by import."""

import os
import time

TARGET = "tests.index.misdrawing:draw"
WELL, WELL_AGAIN, HANGS, EATS_MEMORY, DIES, FAILS = range(1, 7)


def draw(data: bytes, number: int) -> bytes:
    """Return the process that draws in place of a picture, but hang, die or fail on some pages."""
    if number == HANGS:
        time.sleep(10_000)
    if number == EATS_MEMORY:
        return data + bytes(1_000_000_000)
    if number == DIES:
        os._exit(11)
    if number == FAILS:
        raise ZeroDivisionError("/nơi/kín")
    return str(os.getpid()).encode()
