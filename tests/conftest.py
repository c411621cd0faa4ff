"""What tests of several packages share: short texts read as plans, and the folder of real plans."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.pipeline import plan_of
from extract.plan import Plan
from extract.readers.layout import lay_out
from extract.source import Source
from models.view import Span

_VARIABLE = "DOISANH_SHARED"
_ROOT = Path(__file__).resolve().parent.parent

# A head and a heading, so that what follows stands in the body of a plan for 2022 of a department of Đồng Nai.
_FRAME = (
    "SỞ NỘI VỤ TỈNH ĐỒNG NAI\n\nĐồng Nai, ngày 07 tháng 01 năm 2022\n\n"
    "KẾ HOẠCH\nCải cách hành chính năm 2022 của Sở Nội vụ\n\nI. NHIỆM VỤ\n\n"
)


def read_source(text: str) -> Plan:
    """Read a text as the text reader does, however short it is and whatever its language."""
    blocks, tables = lay_out(text)
    return plan_of("thử.txt", Source(text, "text/1", blocks, tables))


def read_marked(marked: str, frame: str = _FRAME) -> tuple[Plan, tuple[Span, ...], int]:
    """Read marked text inside a frame; return the plan, the spans between ⟦ and ⟧, and where the text itself begins."""
    marks: list[Span] = []
    plain = frame
    for part in re.split(r"(⟦[^⟧]*⟧)", marked):
        inner = part.removeprefix("⟦").removesuffix("⟧")
        if inner != part:
            marks.append((len(plain), len(plain) + len(inner)))
        plain += inner
    return read_source(plain), tuple(marks), len(frame)


@pytest.fixture(scope="session")
def read_plan() -> Callable[[str], Plan]:
    """Give the function that reads a text as it stands."""
    return read_source


@pytest.fixture(scope="session")
def read_in_body() -> Callable[[str], tuple[Plan, tuple[Span, ...], int]]:
    """Give the function that reads marked text in the body of a plan of Sở Nội vụ tỉnh Đồng Nai for 2022."""
    return read_marked


@pytest.fixture(scope="session")
def real_plans() -> tuple[Path, ...]:
    """Give the files of the real plans; where the folder is named and has none, that is an error and no skip."""
    folder = Path(os.environ.get(_VARIABLE) or _ROOT.parent / "shared") / "plans"
    found = tuple(sorted(folder.glob("*.txt")))
    if not found and not os.environ.get(_VARIABLE):
        pytest.skip(f"no folder of real plans and no {_VARIABLE}")
    if not found:
        pytest.fail(f"{_VARIABLE} names a folder without plans/*.txt")
    return found
