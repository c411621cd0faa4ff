"""The field of reform (lĩnh vực) of an entry, from the headings above it."""

from collections.abc import Sequence

from corpus.loader import ReformField, reform_fields
from index.errors import BadQueryError
from models.normal import canonical, unaccented


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


def field_named(words: str) -> ReformField:
    """Return the field that a user names by id or Vietnamese name, with or without diacritics.

    Raises BadQueryError where there is none.
    """
    wanted = unaccented(words)
    for field in reform_fields():
        if wanted in (field.id, unaccented(field.name)):
            return field
    known = ", ".join(f"{field.id} ({field.name})" for field in reform_fields())
    raise BadQueryError(f"không có lĩnh vực {words!r}; có: {known}")
