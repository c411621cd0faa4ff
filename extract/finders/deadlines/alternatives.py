"""Lists of words that patterns are made of, written so that an official could correct them."""

import re

_BAR = re.compile(r"\s+\|\s+")


def any_of(words: str) -> str:
    """Return the pattern of one of the words or patterns, which bars between blanks part.

    >>> any_of("sở | ban | (?:hội |phó )?đồng")
    '(?:sở|ban|(?:hội |phó )?đồng)'
    """
    return f"(?:{_BAR.sub('|', words.strip())})"
