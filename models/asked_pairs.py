"""Pairs of a question in somebody's own words and the task it means, and of everyday words and official terms.

They are few beside the pairs of `training_pairs`, and repeated; the questions of one task never stand in one run of a
topic, where each would count as a wrong answer to the others.
"""

import hashlib
import random
from collections.abc import Iterator, Sequence

from corpus.loader import AskedTask, EverydayWords
from models.normal import canonical, unaccented
from models.training_pairs import UNACCENTED, Pair

HELD_OUT_PER_CENT = 10
REPEATS = 10


def is_held_out(task: AskedTask) -> bool:
    """Say whether a task is of the development set: a fixed share, whatever the order or the seed."""
    digest = hashlib.blake2b(task.task.encode(), digest_size=4).digest()
    return int.from_bytes(digest) % 100 < HELD_OUT_PER_CENT


class AskedPairs:
    """Draws pairs from tasks with their questions and from a thesaurus; the same seed gives the same pairs."""

    def __init__(self, tasks: Sequence[AskedTask], thesaurus: Sequence[EverydayWords], *, seed: int) -> None:
        self._tasks = tasks
        self._thesaurus = thesaurus
        self._random = random.Random(seed)

    def draw(self) -> Iterator[Pair]:
        """Yield each question, other wording and official term `REPEATS` times, in views drawn anew."""
        for repeat in range(REPEATS):
            for task in self._tasks:
                asked = enumerate((task.also, *task.questions))
                for number, question in asked:
                    meant = task.task if number == 0 or self._random.random() < 0.5 else task.also
                    yield self._pair(question, meant, f"{task.topic} {repeat} {number}")
            for words in self._thesaurus:
                for number, term in enumerate(words.official):
                    yield self._pair(words.plain, term, f"{words.field} {repeat} {number}")

    def _pair(self, query: str, passage: str, topic: str) -> Pair:
        query = unaccented(query) if self._random.random() < UNACCENTED else canonical(query)
        return Pair(query=query, passage=canonical(passage), topic=topic)
