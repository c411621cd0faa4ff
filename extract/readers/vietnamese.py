"""Whether a text is Vietnamese, by the letters that no other language uses often."""

import re

from extract.errors import NotVietnameseError

# Letters that Vietnamese alone uses often: đ, ă, ơ, ư, and any vowel with a hook or a dot below (composed or not).
_VIETNAMESE = re.compile("[đĐăĂơƠưƯ\u1ea0-\u1ef9\u0309\u0323\u031b]")
_LETTER = re.compile(r"[^\W\d_]")
# Below this share of its own letters among all letters a text is not Vietnamese; real plans have 20 to 30 %.
_LEAST_SHARE = 0.05
_SAMPLE = 100_000  # characters that tell


def is_vietnamese(text: str) -> bool:
    """Tell whether Vietnamese letters are not too few among the letters of `text`."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    return letters > 0 and len(_VIETNAMESE.findall(sample)) >= letters * _LEAST_SHARE


def require_vietnamese(text: str) -> None:
    """Raise NotVietnameseError where Vietnamese letters are too few among the letters of `text`."""
    if not is_vietnamese(text):
        raise NotVietnameseError("văn bản không phải tiếng Việt có dấu")
