"""The field of reform (lĩnh vực) that headings name."""

from collections.abc import Sequence
from functools import lru_cache

from corpus.loader import reform_fields
from models.normal import canonical


def field_of(trail: Sequence[str]) -> str | None:
    """Return the id of the field that the innermost telling heading names; None where none does.

    The seven fields are those of Nghị quyết 76/NQ-CP (2021) and of the plans' part on direction.
    """
    return next((field for heading in reversed(trail) if (field := _named(heading))), None)


@lru_cache(maxsize=4096)  # a heading stands over many tasks
def _named(heading: str) -> str | None:
    folded = canonical(heading)
    found = [(len(words), field.id) for field in reform_fields() for words in field.headings if words in folded]
    # The longest phrase says most: "thủ tục hành chính" before "hành chính".
    return max(found)[1] if found else None
