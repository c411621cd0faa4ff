"""The field of reform (lĩnh vực) that a user names."""

from corpus.loader import ReformField, reform_fields
from index.errors import BadQueryError
from models.normal import unaccented


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
