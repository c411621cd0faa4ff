"""Pairs of texts that mean the same, for the encoder: titles, related articles, pieces of one passage, and their views.

Nothing is labelled by hand. A title states what its article says; two articles that the code of laws links treat of one
matter; a sentence belongs to the passage around it (the inverse cloze task, Lee et al. 2019). A view writes one side
otherwise: cut to a few words like a user's query, without diacritics, with abbreviations or without them.
"""

import hashlib
import json
import lzma
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.normal import canonical, unaccented

HELD_OUT_PER_CENT = 3
COMMON_TITLE = 3  # A title that more articles bear ("Hiệu lực thi hành") does not say which one is meant.
LEAST_WORDS = 3
CUT_WORDS = 10
PASSAGE_SENTENCES = 5
WIKI_SENTENCES = 60
SHORTENED = 0.4  # The share of queries whose phrases are abbreviated, where they have any that can be.
UNACCENTED = 0.25  # The share of queries without diacritics.

_SENTENCE_END = re.compile(r"\s*\n\s*|(?<=[.;:?!])\s+(?=[^\W\d_])|(?<=[.;])\s+(?=\d+\.)")
_MARKUP = re.compile(r"[*_#|\\>`]+|<[^<>]{0,80}>|\[(?=\d+\])|^[-+] ", re.MULTILINE)
_ENUMERATION = re.compile(r"^(?:\d+(?:\.\d+)*|[a-zđ])[.)]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two canonical texts that mean the same; `query` is the shorter or the more general one, in one of its views."""

    query: str
    passage: str
    topic: str


@dataclass(frozen=True, slots=True)
class Article:
    """A titled text in sentences, canonical; `related` are the codes of articles on the same matter.

    `topic` is the subject the source files it under: articles of one topic are hard to tell apart.
    """

    code: str
    title: str
    topic: str
    sentences: tuple[str, ...]
    related: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The sentences in one line."""
        return " ".join(self.sentences)


def legal_articles(data: Path) -> list[Article]:
    """Read the articles of the code of laws (Bộ pháp điển) from the folder `data`."""
    return [
        Article(
            code=record["code"],
            title=canonical(record["title"]),
            topic=record["topic"],
            sentences=tuple(sentences(record["text"])),
            related=tuple(record["related"]),
        )
        for record in _records(data / "legal_articles.jsonl.xz")
    ]


def other_articles(data: Path) -> list[Article]:
    """Read official documents and encyclopedia articles from the folder `data`; the former have no title."""
    official = [
        Article(code=record["id"], title="", topic="official", sentences=tuple(sentences(record["text"])))
        for record in _records(data / "official_documents.jsonl.xz")
    ]
    wiki = [
        Article(code=record["id"], title=canonical(record["title"]), topic="wiki", sentences=_prose(record["text"]))
        for record in _records(data / "wiki_vi.jsonl.xz")
    ]
    return official + wiki


def held_out(code: str) -> bool:
    """Say whether the article is of the development set: a fixed share of the codes, whatever the order or the seed."""
    return int.from_bytes(hashlib.blake2b(code.encode(), digest_size=4).digest()) % 100 < HELD_OUT_PER_CENT


def sentences(text: str) -> list[str]:
    """Split into canonical sentences, items of enumerations apart, markup and fragments dropped.

    >>> sentences("1. Công bố thủ tục hành chính. Niêm yết công khai;\\na) Tại **bộ phận** một cửa;")
    ['công bố thủ tục hành chính.', 'niêm yết công khai;', 'tại bộ phận một cửa;']
    """
    pieces = (_ENUMERATION.sub("", piece.strip()) for piece in _SENTENCE_END.split(_MARKUP.sub("", text)))
    return [canonical(piece) for piece in pieces if len(piece.split()) >= LEAST_WORDS]


def _prose(wiki_text: str) -> tuple[str, ...]:
    """Return the first sentences of an encyclopedia article without its tables, captions and source notes."""
    lines = [line for line in wiki_text.split("\n") if line.endswith(".") and "|" not in line and "^" not in line]
    return tuple(sentences("\n".join(lines))[:WIKI_SENTENCES])


class PairMaker:
    """Draws pairs from articles; the same seed, articles and abbreviations (short, full) give the same pairs."""

    def __init__(self, abbreviations: Iterable[tuple[str, str]], *, seed: int) -> None:
        self._random = random.Random(seed)
        self._shorts: dict[str, list[str]] = defaultdict(list)
        for short, full in abbreviations:
            self._shorts[canonical(full)].append(canonical(short))
        self._fulls = _any_of(self._shorts)

    def draw(self, articles: Sequence[Article]) -> Iterator[Pair]:
        """Yield title, related and cloze pairs of each article, with new cuts, passages and views at each call."""
        by_code = {article.code: article for article in articles}
        titles = Counter(article.title for article in articles)
        for article in articles:
            if not article.sentences:
                continue
            drawn = [*self._cloze_pairs(article), *self._related_pairs(article, by_code)]
            if titles[article.title] <= COMMON_TITLE:
                drawn += [(article.title, self._window(article)), (article.title, article.text)]
            for query, passage in drawn:
                if min(len(query.split()), len(passage.split())) >= LEAST_WORDS:
                    yield Pair(query=self._view(query), passage=passage, topic=article.topic)

    def shortened(self, text: str) -> str:
        """Return the canonical text with every phrase abbreviated that has an abbreviation."""
        return self._fulls.sub(lambda found: self._random.choice(self._shorts[found.group()]), text)

    def cut(self, passage: Sequence[str]) -> str:
        """Return a few neighbouring words of one of the sentences, as a query would have them."""
        words = self._random.choice(passage).split()
        size = self._random.randint(LEAST_WORDS, CUT_WORDS)
        start = self._random.randrange(max(len(words) - size, 0) + 1)
        return " ".join(words[start : start + size])

    def _cloze_pairs(self, article: Article) -> Iterator[tuple[str, str]]:
        for start in range(0, len(article.sentences), PASSAGE_SENTENCES):
            passage = article.sentences[start : start + PASSAGE_SENTENCES]
            yield self.cut(passage), " ".join(passage)
            if len(passage) > 1:
                at = self._random.randrange(len(passage))
                yield passage[at], " ".join(passage[:at] + passage[at + 1 :])

    def _related_pairs(self, article: Article, by_code: Mapping[str, Article]) -> Iterator[tuple[str, str]]:
        for other in (by_code[code] for code in article.related if code in by_code):
            yield f"{article.title} {self._window(article)}", f"{other.title} {self._window(other)}"

    def _window(self, article: Article) -> str:
        """Return up to five neighbouring sentences."""
        size = self._random.randint(1, PASSAGE_SENTENCES)
        start = self._random.randrange(max(len(article.sentences) - size, 0) + 1)
        return " ".join(article.sentences[start : start + size])

    def _view(self, query: str) -> str:
        if self._random.random() < SHORTENED:
            query = self.shortened(query)
        return unaccented(query) if self._random.random() < UNACCENTED else query


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
