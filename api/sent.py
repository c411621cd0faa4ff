"""What is sent to be read and not stored: a file or a text, exactly one of them."""

from typing import Annotated

from fastapi import Depends, File, Form, UploadFile

from extract.limits import Limits
from extract.plan import Plan
from extract.workers import extract_file
from index.errors import BadQueryError

LONGEST_TEXT = 250_000
PASTED = "van-ban.txt"
"""The name under which a text is read."""


def _sent_plan(
    file: Annotated[
        UploadFile | None, File(description="Tệp kế hoạch.", json_schema_extra={"example": "ke-hoach.txt"})
    ] = None,
    text: Annotated[
        str | None,
        Form(
            description="Văn bản; dài hơn thì gửi thành tệp.",
            examples=["KẾ HOẠCH\nCải cách hành chính năm 2022"],
            max_length=LONGEST_TEXT,
        ),
    ] = None,
) -> Plan:
    """Read what a request sends, in a worker; raises BadQueryError where it is not one of the two, and ReadError."""
    return read_sent(file, text)


def read_sent(file: UploadFile | None, text: str | None) -> Plan:
    """Read a file or a text; raises BadQueryError where not exactly one of them is given, and ReadError."""
    if (file is None) == (text is None):
        raise BadQueryError("hãy gửi đúng một trong hai: file hoặc text")
    limits = Limits.from_environment()
    if file is not None:
        return extract_file(file.filename or "", file.file.read(limits.file_bytes + 1), limits)
    return extract_file(PASTED, (text or "").encode(), limits)


SentPlan = Annotated[Plan, Depends(_sent_plan)]
