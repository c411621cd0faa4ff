"""The field of reform (lĩnh vực) that headings name."""

from collections.abc import Sequence

from corpus.loader import reform_fields
from models.normal import canonical


def field_of(trail: Sequence[str]) -> str | None:
    """Return the id of the field that the innermost telling heading names; None where none does.

    The seven fields are those of Nghị quyết 76/NQ-CP (2021) and of the plans' part on direction.
    """
    for heading in reversed(trail):
        folded = canonical(heading)
        found = [(len(words), field.id) for field in reform_fields() for words in field.headings if words in folded]
        if found:
            # The longest phrase says most: "thủ tục hành chính" before "hành chính".
            return max(found)[1]
    return None
