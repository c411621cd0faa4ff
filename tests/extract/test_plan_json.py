"""Plans as JSON: the names of the schema, the round trip, and docs/schema.md, which names every key."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from extract.plan import Attached, Plan
from extract.plan_json import dumps, loads, to_json
from extract.source import Box, Page, Place

ReadPlan = Callable[[str], Plan]

_TEXT = """SỞ NỘI VỤ TỈNH ĐỒNG NAI
Số: 14/KH-SNV
Đồng Nai, ngày 10 tháng 01 năm 2022

KẾ HOẠCH
Tuyên truyền năm 2022

Căn cứ Nghị quyết số 39/NQ/TW của Bộ Chính trị về tinh giản bộ máy;

I. NHIỆM VỤ

- Sở Tài chính bố trí kinh phí theo Nghị quyết này trước ngày 15/3 hằng năm.

- Ít nhất 90% công chức được tập huấn khi có hướng dẫn.

STT\tNhiệm vụ\tSản phẩm\tĐơn vị chủ trì\tThời hạn
1\tMở chuyên mục của\tTin bài\tVăn phòng Sở\tQuý I

STT\tNhiệm vụ\tSản phẩm\tĐơn vị chủ trì\tThời hạn
\tcổng thông tin\t\t\t
2\tTập huấn\tTài liệu\tCác phòng\tQuý II
"""

_SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "schema.md"


@pytest.fixture(scope="module")
def full(read_plan: ReadPlan) -> Plan:
    """A plan in which no list is empty, so that every key is printed."""
    plan = read_plan(_TEXT)
    targets = (*plan.targets, replace(plan.targets[0], allocation=True))
    pages = (Page(1, 0, len(plan.text), 595.0, 842.0),)
    places = (Place(0, 9, Box(1, 85.0, 57.0, 300.0, 71.0)),)
    attached = (Attached("Kế hoạch", "Tuyên truyền", 0, 9),)
    return replace(
        plan,
        targets=targets,
        pages=pages,
        places=places,
        unsure=((3, 9),),
        attached=attached,
        warnings=("thiếu trang 2",),
    )


def _named(cell: str) -> set[str]:
    return set(re.findall(r"`([a-z_]+)`", cell))


def _documented() -> dict[str, set[str]]:
    """Return list or object → the keys that docs/schema.md gives it; "" is the plan itself."""
    found: dict[str, set[str]] = {}
    for section in re.split(r"^## ", _SCHEMA.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, _, body = section.partition("\n")
        rows = [line.split("|")[1:-1] for line in body.split("\n") if line.startswith("| `")]
        if title == "The other lists":
            found.update({_named(row[0]).pop(): _named(row[1]) for row in rows})
        else:
            found[title.strip("`") if "`" in title else ""] = {key for row in rows for key in _named(row[0])}
    found["prose_tasks"] |= found["tasks"]
    return found


def _printed(full: Plan) -> dict[str, set[str]]:
    """Return list or object → all keys that its members are printed with; "" is the plan itself."""
    printed = json.loads(dumps(full))
    found = {"": set(printed)}
    for name, value in printed.items():
        members = [value] if isinstance(value, dict) else value if isinstance(value, list) else []
        if keys := {key for member in members if isinstance(member, dict) for key in member}:
            found[name] = keys
    return found


def test_no_list_of_the_full_plan_is_empty(full: Plan) -> None:
    assert all(value for value in to_json(full).values())


def test_the_schema_names_exactly_the_keys_that_are_printed(full: Plan) -> None:
    printed = _printed(full)
    printed["prose_tasks"] |= {"joined"} & printed["tasks"]
    assert _documented() == printed


def test_inner_objects_are_documented(full: Plan) -> None:
    printed = to_json(full)
    inner = [printed["document"]["period"], printed["tasks"][0]["spans"]]
    inner += [one["flaw"] for one in printed["references"] if one["flaw"]]
    assert len(inner) > 2
    assert {key for one in inner for key in one} <= _named(_SCHEMA.read_text(encoding="utf-8"))


def test_a_plan_comes_back_equal(full: Plan) -> None:
    assert loads(dumps(full)) == full


def test_an_empty_plan_comes_back_equal(read_plan: ReadPlan) -> None:
    plan = read_plan("")
    assert loads(dumps(plan)) == plan
    assert plan.document.kind is None


def test_days_are_printed_under_the_names_of_the_schema(full: Plan) -> None:
    first = to_json(full)["deadlines"][0]
    assert set(first) >= {"from", "to"}
    assert not {"start_day", "end_day"} & set(first)


def test_what_is_rarely_true_is_printed_only_where_it_is(full: Plan) -> None:
    printed = to_json(full)
    assert ["allocation" in one for one in printed["targets"]] == [one.allocation for one in full.targets]
    assert ["joined" in one for one in printed["tasks"]] == [True, False]


def test_no_vietnamese_letter_is_escaped(full: Plan) -> None:
    line = dumps(full)
    assert "\\u" not in line
    assert "\n" not in line
    assert "Đồng Nai" in line


@pytest.mark.parametrize("text", ["{}", "[]", '{"plan": 1}'])
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        loads(text)
