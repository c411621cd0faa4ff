"""The words arm of the embedded engine: BM25 by tantivy over terms that `index.analysis` made."""

import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import tantivy
from numpy.typing import NDArray

from index.analysis import Terms
from index.columns import day_number
from index.engine import Candidate, Filter, Item
from index.held_terms import TermWeights, term_hash

# The views and what a match in each counts. Pairs say more than syllables; exact forms more than folded ones.
# Headings and neighbours of the text help to find it but say less of it. Chosen on `legal_questions` (docs/search.md).
WITH_DIACRITICS: Mapping[str, float] = {
    "exact": 1.0, "exact_pairs": 1.0, "folded": 0.3, "folded_pairs": 0.3, "around": 0.3, "around_pairs": 0.4,
}  # fmt: skip
WITHOUT: Mapping[str, float] = {"folded": 1.0, "folded_pairs": 1.0, "around": 0.3, "around_pairs": 0.4}

_TEXTS = ("exact", "exact_pairs", "folded", "folded_pairs", "around", "around_pairs")
_NAMES = ("province", "field", "level", "unit", "cites", "plan")
_WRITER_BYTES = 64_000_000
# How many items the lists that a search in a big library reads may have, the rarest first; some are read in any case.
_READ = 120_000
_RAREST = 2
_COUNTED = 65_536  # terms whose frequency is kept at hand


class Asked(NamedTuple):
    """A term of a query in a view, and what it counts."""

    view: str
    term: str
    weight: float


def asked(terms: Terms) -> list[Asked]:
    """Return what a query asks of the views, each term once a view."""
    views = {
        "exact": terms.exact,
        "exact_pairs": terms.exact_pairs,
        "folded": terms.folded,
        "folded_pairs": terms.folded_pairs,
        "around": terms.folded,
        "around_pairs": terms.folded_pairs,
    }
    weights = WITH_DIACRITICS if terms.has_diacritics else WITHOUT
    return [Asked(view, term, weight) for view, weight in weights.items() for term in dict.fromkeys(views[view])]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("key", indexed=True, fast=True)
    for name in _TEXTS:
        builder.add_text_field(name, tokenizer_name="terms", index_option="freq")
    for name in _NAMES:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("year", indexed=True)
    builder.add_integer_field("due", indexed=True, fast=True)
    return builder.build()


class WordsWriter:
    """Takes items in and out of the tantivy index of a folder, made where there is none; `close` makes it last."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._writer = _opened(folder, _schema()).writer(heap_size=_WRITER_BYTES, num_threads=1)

    def add(self, items: Iterable[Item]) -> None:
        """Take items in."""
        for item in items:
            self._writer.add_document(_document(item))

    def remove(self, keys: Iterable[int]) -> None:
        """Take out what has come under these keys so far."""
        for key in keys:
            self._writer.delete_documents_by_term("key", key)

    def close(self) -> None:
        """Commit all in one, and wait for the merging of segments."""
        self._writer.commit()
        self._writer.wait_merging_threads()


def _opened(folder: Path, schema: tantivy.Schema) -> tantivy.Index:
    index = tantivy.Index(schema, path=str(folder))
    index.register_tokenizer("terms", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index


class WordsIndex:
    """The tantivy index of a folder, as it was when opened."""

    def __init__(self, folder: Path) -> None:
        self._schema = _schema()
        self._searcher = _opened(folder, self._schema).searcher()
        self._count = lru_cache(_COUNTED)(self._searcher.doc_freq)

    def candidates(self, terms: Terms, wanted: Filter, n: int) -> Sequence[Candidate]:
        """Return the best `n` items by BM25 among those that pass the filter."""
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(self._term(one.view, one.term), one.weight))
            for one in asked(terms)
        ]
        found = self._found(clauses, wanted, n)
        keys = self._keys([address for _, address in found])
        scores = [score for score, _ in found]
        # Ties by key, so that an index built in another order answers alike.
        ordered = sorted(zip(keys, scores, strict=True), key=lambda pair: (-round(pair[1], 5), pair[0]))
        return [Candidate(key, rank, score) for rank, (key, score) in enumerate(ordered, start=1)]

    def likely(self, terms: Terms, wanted: Filter, n: int) -> NDArray[np.int64]:
        """Return the keys of `n` items, likely to hold the best, found by the rarest of the terms.

        Their order says nothing: many items hold the common terms, and to read the lists of those would take most of
        the time, while they hardly tell one item from another.
        """
        folded = {("folded", term) for term in terms.folded} | {("folded_pairs", term) for term in terms.folded_pairs}
        held = sorted((self._count(view, term), view, term) for view, term in folded)
        there = [(count, view, term) for count, view, term in held if count]
        read = list(itertools.accumulate(count for count, _, _ in there))
        clauses = [
            (tantivy.Occur.Should, self._term(view, term))
            for (_, view, term), so_far in zip(there, read, strict=True)
            if so_far <= max(_READ, read[min(_RAREST, len(read)) - 1])
        ]
        return np.array(self._keys([address for _, address in self._found(clauses, wanted, n)]), dtype=np.int64)

    def weights(self, terms: Terms) -> TermWeights:
        """Return what each term counts in BM25, for scores that are those of `candidates`."""
        text: dict[int, float] = defaultdict(float)
        around: dict[int, float] = defaultdict(float)
        for one in asked(terms):
            count = self._count(one.view, one.term)
            idf = math.log(1 + (self.size - count + 0.5) / (count + 0.5))
            weighed = around if one.view.startswith("around") else text
            weighed[term_hash(one.term, exact=one.view.startswith("exact"))] += one.weight * idf
        hashes = sorted({*text, *around})
        return TermWeights(
            np.array(hashes, dtype=np.uint32),
            np.array([text[one] for one in hashes]),
            np.array([around[one] for one in hashes]),
        )

    def _found(
        self, clauses: list[tuple[tantivy.Occur, tantivy.Query]], wanted: Filter, n: int
    ) -> list[tuple[float, tantivy.DocAddress]]:
        if not clauses:
            return []
        query, conditions = tantivy.Query.boolean_query(clauses), self._conditions(wanted)
        if conditions:
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), *conditions])
        return list(self._searcher.search(query, n, count=False).hits)

    def frequency(self, term: str) -> int:
        """Return how many items hold the folded syllable or pair in their text."""
        return int(self._count("folded_pairs" if "_" in term else "folded", term))

    @property
    def size(self) -> int:
        """How many items the index holds."""
        return int(self._searcher.num_docs)

    def _keys(self, addresses: list[tantivy.DocAddress]) -> list[int]:
        return [int(key or 0) for key in self._searcher.fast_field_values("key", addresses)]

    def _term(self, field: str, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, term, "freq")

    def _conditions(self, wanted: Filter) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        """A filter as clauses that must match and add nothing to the score."""
        named = {
            "province": wanted.provinces, "field": wanted.fields, "level": wanted.levels,
            "unit": wanted.units, "cites": wanted.cites, "plan": wanted.plans,
        }  # fmt: skip
        clauses = [self._any(name, sorted(values)) for name, values in named.items() if values is not None]
        if wanted.years is not None:
            clauses.append(self._any("year", sorted(wanted.years)))
        if wanted.due_before is not None:
            upper = day_number(wanted.due_before)
            clauses.append(
                tantivy.Query.range_query(
                    self._schema, "due", tantivy.FieldType.Integer, lower_bound=0, upper_bound=upper
                )
            )
        conditions = [(tantivy.Occur.Must, tantivy.Query.const_score_query(clause, 0.0)) for clause in clauses]
        if wanted.not_plan is not None:
            conditions.append((tantivy.Occur.MustNot, self._any("plan", [wanted.not_plan])))
        return conditions

    def _any(self, field: str, values: Sequence[str | int]) -> tantivy.Query:
        if not values:
            return tantivy.Query.empty_query()
        return tantivy.Query.term_set_query(self._schema, field, list(values))


def _document(item: Item) -> tantivy.Document:
    document = tantivy.Document()
    document.add_integer("key", item.key)
    document.add_text("exact", " ".join(item.terms.exact))
    document.add_text("exact_pairs", " ".join(item.terms.exact_pairs))
    document.add_text("folded", " ".join(item.terms.folded))
    document.add_text("folded_pairs", " ".join(item.terms.folded_pairs))
    document.add_text("around", " ".join(item.around.folded))
    document.add_text("around_pairs", " ".join(item.around.folded_pairs))
    for name, value in (("province", item.province), ("field", item.field), ("level", item.level), ("plan", item.plan)):
        if value:
            document.add_text(name, value)
    for unit in item.units:
        document.add_text("unit", unit)
    for cited in item.cites:
        document.add_text("cites", cited)
    for year in item.years:
        document.add_integer("year", year)
    document.add_integer("due", day_number(item.due))
    return document
