"""How sure each rule is: the share of its findings that was right on labelled texts, by Laplace's rule of succession.

(right + 1) / (found + 2), from the counts in `corpus/confidence.tsv`, which `python -m eval --calibrate` writes. A rule
of which nothing is known is as likely right as not.
"""

from typing import Final

from corpus.loader import rule_counts


def _of(rule: str) -> float:
    right, found = rule_counts().get(rule, (0, 0))
    return round((right + 1) / (found + 2), 3)


REFERENCE_WITH_NUMBER: Final = _of("REFERENCE_WITH_NUMBER")
REFERENCE_TO_LAW: Final = _of("REFERENCE_TO_LAW")
REFERENCE_BARE: Final = _of("REFERENCE_BARE")
DEADLINE_IN_ITS_COLUMN: Final = _of("DEADLINE_IN_ITS_COLUMN")
DEADLINE_IN_PROSE: Final = _of("DEADLINE_IN_PROSE")
UNIT_IN_ITS_COLUMN: Final = _of("UNIT_IN_ITS_COLUMN")
UNIT_NAMED: Final = _of("UNIT_NAMED")
UNIT_CLASS: Final = _of("UNIT_CLASS")
TARGET_PERCENT: Final = _of("TARGET_PERCENT")
TARGET_OTHER: Final = _of("TARGET_OTHER")
TASK_ROW: Final = _of("TASK_ROW")
TASK_IN_PROSE: Final = _of("TASK_IN_PROSE")  # none are labelled
