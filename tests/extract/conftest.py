"""Deadlines read from marked text, each in one line: "by ..2022-12-15", "recurring quarter", "conditional"."""

from collections.abc import Callable

import pytest

from extract.plan import Deadline, Plan
from models.view import Span

ReadMarked = Callable[..., tuple[Plan, tuple[Span, ...], int]]
# The documents that marked text stands in; in each what follows the frame stands in the body.
_FRAMES = {
    "plan": None,  # the plan for 2022 of tests/conftest.py
    "directive": (  # signed late in a year, for no year of its own
        "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\n\nSố: 15/CT-UBND\n\nĐồng Nai, ngày 20 tháng 10 năm 2025\n\n"
        "CHỈ THỊ\nVề việc tăng cường kỷ luật, kỷ cương hành chính\n\nI. NHIỆM VỤ\n\n"
    ),
    "circular": (  # holds year after year
        "BỘ NỘI VỤ\n\nSố: 12/2025/TT-BNV\n\nHà Nội, ngày 20 tháng 10 năm 2025\n\n"
        "THÔNG TƯ\nHướng dẫn công tác lưu trữ\n\nChương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi điều chỉnh\n\n"
    ),
    "old": (
        "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\n\nSố: 27/CT-UB\n\nĐồng Nai, ngày 14 tháng 3 năm 1988\n\n"
        "CHỈ THỊ\nVề việc chấn chỉnh tổ chức bộ máy\n\nI. NHIỆM VỤ\n\n"
    ),
}


def _said(found: Deadline) -> str:
    days = f"{found.start_day or ''}..{found.end_day or ''}"
    return " ".join(part for part in (found.type, days if days != ".." else "", found.every) if part)


@pytest.fixture
def deadlines_in(read_in_body: ReadMarked) -> Callable[[str, str], tuple[list[Span], list[Span], list[str]]]:
    """Give the function that reads marked text in a kind of document: spans marked, spans found, what they say."""

    def read(marked: str, document: str) -> tuple[list[Span], list[Span], list[str]]:
        frame = _FRAMES[document]
        plan, marks, _ = read_in_body(marked, frame) if frame else read_in_body(marked)
        return list(marks), [(one.start, one.end) for one in plan.deadlines], [_said(one) for one in plan.deadlines]

    return read
