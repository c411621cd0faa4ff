"""Columns by meaning: what the words of a header, or the cells below none, say a column holds."""

import re
from collections.abc import Callable, Sequence
from enum import Enum


class Role(Enum):
    """What a column of a task table holds."""

    NUMBER = "number"
    TASK = "task"
    UPPER = "upper"  # a level above the task column, its cells merged over the tasks that they hold
    OUTPUT = "output"
    LEAD = "lead"
    COORDINATING = "coordinating"
    RESPONSIBILITY = "responsibility"  # lead and coordinating units in one cell
    DEADLINE = "deadline"
    BUDGET = "budget"
    OTHER = "other"


# In order: the first pattern that a header cell matches names its role. Real headers beside each.
_HEADERS: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (Role.NUMBER, r"(?:stt|s tt|tt|số tt|số thứ tự)$"),
        # "Phân công (cơ quan chủ trì/cơ quan phối hợp)", "Phân công thực hiện"
        (Role.RESPONSIBILITY, r"phân công|.*chủ trì.*phối hợp"),
        # "Tên nhiệm vụ/sản phẩm", "Lĩnh vực/ Nhiệm vụ", "Nội dung công việc", "Tên đề án"
        (
            Role.TASK,
            r"(?:các |tên )?(?:nhiệm vụ|nội dung|công việc|hoạt động|đề án)|lĩnh vực ?/ ?nhiệm vụ|mục tiêu.*nhiệm vụ",
        ),
        # "Kết quả/ Sản phẩm", "Sản phẩm đầu ra"
        (Role.OUTPUT, r".*(?:kết quả|sản phẩm)"),
        # "Thời gian hoàn thành", "Tiến độ", "Thời hạn thực hiện"
        (Role.DEADLINE, r".*(?:thời gian|thời hạn|tiến độ|thời điểm|hoàn thành)"),
        # "Đơn vị phối hợp"
        (Role.COORDINATING, r".*phối hợp"),
        # "Cơ quan chủ trì tham mưu/thực hiện", "Đơn vị thực hiện", "Trách nhiệm"
        (
            Role.LEAD,
            r".*chủ trì|(?:cơ quan|đơn vị|bộ phận|phòng|người).*(?:thực hiện|tham mưu|phụ trách)"
            r"|(?:cơ quan|đơn vị)$|.*trách nhiệm|.*đầu mối",
        ),
        (Role.BUDGET, r".*(?:kinh phí|nguồn vốn|dự toán)"),
    )
)
# Headers of columns that hold a level of the work: "Mục tiêu", "Nhiệm vụ", "Hoạt động/Giải pháp".
_LEVEL = re.compile(r"(?:các |tên |nhóm )*(?:mục tiêu|nhiệm vụ|nội dung|công việc|hoạt động|giải pháp)")
_PARTS = frozenset({Role.LEAD, Role.COORDINATING, Role.RESPONSIBILITY, Role.DEADLINE, Role.OUTPUT, Role.BUDGET})
_LONGEST_PART = 60
_ASSIGNED = frozenset({Role.LEAD, Role.RESPONSIBILITY, Role.DEADLINE, Role.COORDINATING})
_UNIT = re.compile(
    r"(?:các |từng )?(?:sở|ủy ban|uỷ ban|ubnd|hđnd|văn phòng|phòng|ban|trung tâm|công an|chi cục|cục|vụ"
    r"|thanh tra|bộ|đơn vị|cơ quan)\b"
)
_MOSTLY = 0.6
_TELLING_ROWS = 200  # enough to tell what a column holds
_MONEY = re.compile(r"kinh phí|ngân sách|dự toán|theo đề án|triệu|đồng")


def header_role(text: str) -> Role:
    """Return the role that the words of a header cell name.

    >>> header_role("Cơ quan chủ trì tham mưu/thực hiện")
    <Role.LEAD: 'lead'>
    >>> header_role("Phân bổ theo tỷ lệ 80%")
    <Role.OTHER: 'other'>
    """
    folded = " ".join(text.lower().split()).rstrip(".: ")
    for role, pattern in _HEADERS:
        if pattern.match(folded):
            return role
    return Role.OTHER


def is_level(text: str) -> bool:
    """Tell whether the words of a header cell name a level of the work.

    >>> [is_level(text) for text in ("Mục tiêu", "Nhiệm vụ cụ thể", "Sản phẩm")]
    [True, True, False]
    """
    return bool(_LEVEL.match(" ".join(text.lower().split())))


def header_roles(texts: Sequence[str]) -> tuple[Role, ...] | None:
    """Return the roles of a row's cells where the row is a header, else None.

    A header names at least a number and another column, or three columns; each role but OTHER stands once.
    """
    roles: list[Role] = []
    for text in texts:
        role = header_role(text) if text and len(text) < 120 else Role.OTHER
        roles.append(role if role is Role.OTHER or role not in roles else Role.OTHER)
    named = sum(role is not Role.OTHER for role in roles)
    return tuple(roles) if named >= 3 or (named >= 2 and Role.NUMBER in roles) else None


def second_header(roles: Sequence[Role], texts: Sequence[str]) -> tuple[Role, ...] | None:
    """Return the roles of the columns under a header of two rows, else None; `texts` are the cells of the second row.

    It names parts of one cell above it: "Phân công thực hiện" over "Chủ trì" and "Phối hợp".
    """
    named = [text for text in texts if text]
    parts = [header_role(text) for text in named]
    if not parts or not _PARTS.issuperset(parts) or any(len(text) > _LONGEST_PART for text in named):
        return None
    if len(texts) >= len(roles):
        below = [header_role(text) if text else Role.OTHER for text in texts]
        above = [*roles, *[Role.OTHER] * (len(texts) - len(roles))]
        return tuple(b if b is not Role.OTHER else a for a, b in zip(above, below, strict=True))
    at = next((i for i, role in enumerate(roles) if role is Role.RESPONSIBILITY), None)
    if at is None:
        at = next((i for i, role in enumerate(roles) if role in (Role.OTHER, Role.LEAD)), None)
    return None if at is None else (*roles[:at], *parts, *roles[at + 1 :])


def holds_tasks(roles: Sequence[Role]) -> bool:
    """Tell whether a table with these columns is a task table: tasks, and who or when."""
    return Role.TASK in roles and bool(_ASSIGNED.intersection(roles))


def with_units(roles: Sequence[Role], rows: Sequence[Sequence[str]]) -> tuple[Role, ...]:
    """Return the roles with the columns of units that the header does not name, told by what stands in them.

    `rows` are the texts of the cells. Headers are misread in scans, and left out over half of a merged one.
    """
    found = list(roles)
    if Role.RESPONSIBILITY in found:
        return tuple(found)
    for at, role in enumerate(found):
        missing = next((one for one in (Role.LEAD, Role.COORDINATING) if one not in found), None)
        if (
            missing is None
            or role is not Role.OTHER
            or (missing is Role.COORDINATING and at and found[at - 1] is not Role.LEAD)
        ):
            continue
        cells = [row[at].lower() for row in rows[:_TELLING_ROWS] if at < len(row) and row[at]]
        if len(cells) > 1 and sum(bool(_UNIT.match(cell)) for cell in cells) >= len(cells) * _MOSTLY:
            found[at] = missing
    return tuple(found)


def roles_by_content(rows: Sequence[Sequence[str]], is_deadline: Callable[[str], bool]) -> tuple[Role, ...] | None:
    """Infer the roles of the columns right of the task column from what stands in them, where no header says so.

    Returns None where no column holds deadlines: then nothing is certain.
    """
    width = max((len(row) for row in rows), default=0)
    columns = [[row[i] for row in rows[:_TELLING_ROWS] if i < len(row) and row[i]] for i in range(width)]

    def share(cells: list[str], test: Callable[[str], bool]) -> float:
        return sum(map(test, cells)) / len(cells) if cells else 0.0

    when = [share(cells, is_deadline) for cells in columns]
    if not when or max(when) < 0.5:
        return None
    roles = [Role.OTHER] * width
    roles[when.index(max(when))] = Role.DEADLINE
    free = [Role.LEAD, Role.COORDINATING]
    for i, cells in enumerate(columns):
        if roles[i] is Role.OTHER and free and share(cells, lambda cell: bool(_UNIT.match(cell.lower()))) >= 0.5:
            roles[i] = free.pop(0)
    for i, cells in enumerate(columns):
        if roles[i] is not Role.OTHER:
            continue
        if share(cells, lambda cell: bool(_MONEY.search(cell.lower()))) >= 0.5 and Role.BUDGET not in roles:
            roles[i] = Role.BUDGET
        elif Role.OUTPUT not in roles:
            roles[i] = Role.OUTPUT
    return tuple(roles)
