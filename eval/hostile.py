"""Texts made to slow a reader down, a million characters of each kind, beside as much of real plans."""

from collections.abc import Mapping

SIZE = 1_000_000
_HEAD = "UBND TỈNH LÀO CAI\n\nKẾ HOẠCH\nCải cách hành chính năm 2022\n\nI. NHIỆM VỤ\n\n"
_REPEATED = {
    "the opening of a mention": "Nghị định số ",
    "digits and slashes": "1/2/3-4/5-",
    "numbers that go nowhere": "12/NĐ-",
    "one list of mentions": "12/2020/NĐ-CP, ",
    "the word Luật": "Luật ",
    "amending laws": "Luật sửa đổi, bổ sung một số điều của ",
    "provisions": "khoản 1 Điều 2 ",
    "titles": "Nghị định số 1/NĐ-CP về ",
    "one word of a million letters": "a",
    "one line of words": "nhiệm vụ ",
    "lines of one letter": "a\n",
    "blank lines": " \n",
    "deep numbering": "1.1.1.1.1.1.1. a\n",
    "numbering on one line": "1.",
    "cells": "a\t",
    "bars": "|",
    "bars alone": "|\n",
    "rows of tasks": "1\tRà soát\tSở Nội vụ\tQuý I\n",
    "markup": "**a** ",
    "tags left open": "<a ",
    "open brackets": "(",
    "captions": "(Kèm theo ",
    "days": "ngày 1/1/2022 ",
    "terms": "trước ngày ",
    "repetitions": "hằng năm, ",
    "quarters": "Quý I, ",
    "percentages": "50% ",
    "departments": "Sở Nội vụ, ",
    "head words": "Sở ",
    "committees": "UBND ",
    "letters with marks of their own": "e\u0301",
}


def hostile_texts(size: int = SIZE) -> Mapping[str, str]:
    """Return the texts by what they are made of, each of about `size` characters."""
    texts = {name: _HEAD + (part * (size // len(part) + 1))[:size] for name, part in _REPEATED.items()}
    texts["100 000 tabs"] = _HEAD + "\t" * 100_000 + "a " * ((size - 100_000) // 2 if size > 100_000 else 0)
    return texts
