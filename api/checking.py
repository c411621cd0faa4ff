"""`doisanh check`: one draft reviewed, beside the library where there is one; nothing is stored."""

import sys
from datetime import datetime
from pathlib import Path

import click

from api.extraction import read_plan
from api.printing import print_json


@click.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="Judge documents and organisations as of this day (2022-12-31); by default the draft's own.",
)
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="DOISANH_DATA",
    default=Path("data"),
    show_default=True,
    help="Data folder of the library whose plans give evidence; none is made.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
def check_command(file: Path, as_of: datetime | None, data: Path, as_json: bool) -> None:
    """Review the draft in FILE: exit status 1 where something is wrong, 0 where nothing is."""
    from extract.review.review_json import to_json
    from index.review import review_beside

    plan = read_plan(file)
    found = to_json(review_beside(data, plan, as_of=as_of.date() if as_of else None), plan)
    if as_json:
        print_json(found)
    else:
        from api.review_text import print_review

        print_review(found, plan.text)
    sys.exit(1 if found["findings"] else 0)
