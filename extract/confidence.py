"""How sure each rule is: what share of its findings was right on labelled plans, by Laplace's rule of succession.

(right + 1) / (found + 2) over the five real plans and the two labelled samples. The rules were written with these plans
in view, so the figures are an upper bound until more plans are labelled.
"""

from typing import Final


def _succession(right: int, found: int) -> float:
    return round((right + 1) / (found + 2), 3)


REFERENCE_WITH_NUMBER: Final = _succession(156, 156)
REFERENCE_TO_LAW: Final = _succession(14, 14)
REFERENCE_BARE: Final = _succession(2, 2)
DEADLINE_IN_ITS_COLUMN: Final = _succession(220, 220)
DEADLINE_IN_PROSE: Final = _succession(81, 82)
UNIT_IN_ITS_COLUMN: Final = _succession(491, 492)
UNIT_NAMED: Final = _succession(465, 474)
UNIT_CLASS: Final = _succession(222, 229)
TARGET_PERCENT: Final = _succession(145, 147)
TARGET_OTHER: Final = _succession(10, 10)
TASK_ROW: Final = _succession(220, 220)
TASK_IN_PROSE: Final = _succession(0, 0)  # none are labelled: as likely as not
