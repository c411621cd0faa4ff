"""Tables of Markdown files: bars at the edges or not, lines in cells, bars that are characters."""

import pytest

from extract.pipeline import extract
from extract.readers import read

_HEAD = "# KẾ HOẠCH\n\nCải cách hành chính của tỉnh năm 2024\n\n"


def _tables(text: str) -> list[list[list[str]]]:
    source = read("a.md", (_HEAD + text).encode())
    return [
        [[" / ".join(source.text[slice(*piece)] for piece in cell.pieces) for cell in row.cells] for row in table.rows]
        for table in source.tables
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "| STT | Việc | Hạn |\n|:--|:-:|--:|\n| 1 | Rà soát | Quý I |\n",
            [["STT", "Việc", "Hạn"], ["1", "Rà soát", "Quý I"]],
            id="alignment",
        ),
        pytest.param(
            "| STT | Việc | Hạn |\n|---|---|---|\n| 1 | Rà soát<br>thủ tục<BR/>cấp xã<br /> | |\n",
            [["STT", "Việc", "Hạn"], ["1", "Rà soát<br>thủ tục<BR/>cấp xã<br />", ""]],
            id="lines in a cell",
        ),
        pytest.param(
            "| STT | Việc | Hạn |\n|---|---|---|\n| 1 | Mẫu A \\| B | Quý I \\| II |\n",
            [["STT", "Việc", "Hạn"], ["1", "Mẫu A \\| B", "Quý I \\| II"]],
            id="bars that are characters",
        ),
        pytest.param(
            "STT | Việc | Hạn\n--- | :-: | ---\n1 | Rà soát | Quý I\n2 | | Quý II\n\nSở A | Sở B\n",
            [["STT", "Việc", "Hạn"], ["1", "Rà soát", "Quý I"], ["2", "", "Quý II"]],
            id="no bars at the edges",
        ),
        pytest.param(
            "  Việc | Hạn\n- | -\nRà soát | Quý I\n| Báo cáo | Quý II |\n",
            [["Việc", "Hạn"], ["Rà soát", "Quý I"], ["Báo cáo", "Quý II"]],
            id="two columns, bars at some edges",
        ),
        pytest.param(
            "| STT | Việc | Hạn\n|---|---|---\n| 1 | Rà soát | Quý I\n",
            [["STT", "Việc", "Hạn"], ["1", "Rà soát", "Quý I"]],
            id="bars at the left",
        ),
    ],
)
def test_tables(text: str, rows: list[list[str]]) -> None:
    assert _tables(text) == [rows]


@pytest.mark.parametrize(
    "text",
    ["Sở A | Sở B | Sở C\nphối hợp\n", "Sở A | Sở B\n---\n1 | 2\n", "Sở A\n--- | ---\n1 | 2\n", "--- | ---\n"],
)
def test_bars_in_prose_are_no_table(text: str) -> None:
    assert _tables(text) == []


def test_tasks_of_a_table_without_bars_at_its_edges() -> None:
    plan = extract(
        "a.md",
        (
            _HEAD + "STT | Nhiệm vụ | Chủ trì | Thời gian\n--- | --- | --- | ---\n"
            "1 | Rà soát thủ tục<br>hành chính | **Sở Nội vụ** | Quý II\n2 | Công khai kết quả | Sở Tư pháp | Tháng 6\n"
        ).encode(),
    )
    assert [(task.task, task.lead, task.deadline) for task in plan.tasks] == [
        ("Rà soát thủ tục hành chính", ("Sở Nội vụ",), "Quý II"),
        ("Công khai kết quả", ("Sở Tư pháp",), "Tháng 6"),
    ]
    (first, _) = plan.tasks
    assert [plan.text[start:end] for start, end in first.spans.task] == ["Rà soát thủ tục<br>hành chính"]


def test_a_deadline_goes_on_over_a_line_break() -> None:
    table = "| STT | Nhiệm vụ | Thời gian |\n|---|---|---|\n| 1 | Rà soát | Trước ngày<br>30/6/2024 |\n"
    (deadline,) = extract("a.md", (_HEAD + table).encode()).deadlines
    assert (deadline.start, deadline.end) == (len(_HEAD) + table.index("Trước"), len(_HEAD) + table.index(" |\n", -6))
