"""The page on which a draft is reviewed: its text with what is wrong marked in it, the findings beside."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Request, UploadFile
from markupsafe import Markup
from starlette.responses import HTMLResponse

from api.access import LibraryDep
from api.errors import answer_for
from api.marking import Mark
from api.plan_marks import text_with
from api.rendering import render
from api.sent import LONGEST_TEXT, PASTED, read_sent
from api.wording import FINDINGS
from extract.errors import ReadError
from extract.plan_json import to_json
from extract.review import review_json
from index.errors import BadQueryError

router = APIRouter(include_in_schema=False)

Json = Mapping[str, Any]

_LONG = 60  # characters; what is longer is shaded instead of underlined


@dataclass(frozen=True, slots=True)
class Note:
    """A finding or hint as the page shows it; its number leads from the text to it and back."""

    number: int
    label: str
    where: str
    is_hint: bool
    found: Json
    replaced: str


@router.get("/check")
def ask(request: Request) -> HTMLResponse:
    """Serve the form."""
    return render(request, "check.html", _asked())


@router.post("/check")
def check(
    request: Request,
    library: LibraryDep,
    file: Annotated[UploadFile | None, File()] = None,
    text: Annotated[str, Form()] = "",
    as_of: Annotated[str, Form()] = "",
) -> HTMLResponse:
    """Serve the review of what was sent; browsers send a field of an empty file where none was chosen."""
    sent = file if file is not None and file.filename else None
    asked = _asked(text=text[:LONGEST_TEXT] if sent is None else "", as_of=as_of)
    try:
        day = _day(as_of)
        plan = read_sent(sent, text if sent is None and text.strip() else None)
    except (BadQueryError, ReadError) as error:
        answer = answer_for(error)
        message = answer.detail if sent or text.strip() else "hãy chọn một tệp hoặc dán văn bản"
        return render(request, "check.html", {**asked, "message": message}, status=answer.status)
    shown = to_json(plan)
    found = review_json.to_json(library.review(plan, as_of=day), plan)
    notes = list(_notes(found, plan.text))
    return render(
        request,
        "check.html",
        {
            **asked,
            "plan": shown,
            "name": "" if plan.plan == PASTED else plan.plan,
            "day": found["day"],
            "notes": notes,
            "findings": sum(not one.is_hint for one in notes),
            "hints": sum(one.is_hint for one in notes),
            "marked": _marked(shown, notes),
        },
    )


def _asked(text: str = "", as_of: str = "") -> dict[str, Any]:
    return {"plan": None, "text": text, "as_of": as_of, "message": None, "longest": LONGEST_TEXT}


def _day(written: str) -> date | None:
    """Read the day asked for, None where none is; raises BadQueryError where it is no day."""
    if not written.strip():
        return None
    try:
        return date.fromisoformat(written.strip())
    except ValueError as error:
        raise BadQueryError("ngày xét hiệu lực phải có dạng năm-tháng-ngày (2022-12-31)") from error


def _notes(found: Json, text: str) -> Iterator[Note]:
    """The findings in the order of the text, and the hints behind them."""
    number = 0
    for part in ("findings", "hints"):
        for one in sorted(found[part], key=lambda finding: int(finding["start"])):
            number += 1
            where = f"trang {one['page']}" if one["page"] else f"dòng {one['line']}"
            replaced = " ".join(text[slice(*one["replaces"])].split()) if one["replaces"] else ""
            yield Note(number, FINDINGS.get(one["type"], one["type"]), where, part == "hints", one, replaced)


def _marked(plan: Json, notes: Sequence[Note]) -> Markup:
    return text_with(plan, (mark for note in notes for mark in _marks(note)))


def _marks(note: Note) -> Iterator[Mark]:
    """The words of a note, linked to it, its number behind them; what is replaced, with what takes its place."""
    one, kind = note.found, "hint" if note.is_hint else "fault"
    length = " whole" if one["end"] - one["start"] > _LONG else ""
    number = Markup(
        '<a class="note-number of-{0}" href="#n-{1}" data-number="{1}" aria-label="ghi chú {1}"></a>'
    ).format(kind, note.number)
    yield Mark(one["start"], one["end"], "span", f"{kind}{length}", identifier=f"f-{note.number}", after=number)
    if one["replaces"] and one["proposed"] is not None:
        proposed = Markup('<span class="proposed" data-text="{0}"></span>').format(one["proposed"])
        start, end = one["replaces"]
        yield Mark(start, end, "span", "replaced", after=proposed)
