"""Learns the model of `coaching/messages/learned.py` from the labelled sentences: `python -m tests.messages.learning`.

It takes half a minute. `python -m bench.messages` tells how well it does on writers that it does not know.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit

from coaching.messages.learned import MODEL, Model, Saying, marks_of

SENTENCES = Path(__file__).parent / "sentences"
FEWEST = 3
"""Sentences that a mark must be in."""
STRENGTH = 10.0
"""How much a sentence weighs against keeping the weights small: the inverse of the regularization."""


Marks = tuple[NDArray[np.uint32], NDArray[np.uint32]]


class Labelled(NamedTuple):
    """A sentence, what it says, and who wrote it (a file of `sentences/`)."""

    said: str
    says: frozenset[str]
    writer: str


def labelled() -> list[Labelled]:
    """All labelled sentences."""
    found = []
    for path in sorted(SENTENCES.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            labels, tab, said = line.partition("\t")
            if tab:
                found.append(Labelled(said, frozenset(labels.split(",")), path.stem))
    return found


def fingerprint(sentences: list[Labelled]) -> str:
    """What tells these sentences and labels from others."""
    told = "".join(f"{sorted(one.says)}{one.said}\n" for one in sentences)
    return hashlib.sha256(told.encode()).hexdigest()


TONES = (Saying.NEGOTIATING, Saying.PUSHY, Saying.DESPERATE)
ONLY_TONES = frozenset({"right", "tone_more", "tone_again", "tone_plain"})
"""Files whose writers labelled tones alone, and not what else a sentence says."""


def learn(sentences: list[Labelled]) -> Model:
    """The model of these sentences."""
    marks = [marks_of(one.said) for one in sentences]
    often = Counter(int(mark) for both in marks for kind in both for mark in kind)
    known = np.array(sorted(mark for mark, many in often.items() if many >= FEWEST), np.uint32)
    rarity = np.log((1 + len(sentences)) / (1 + np.array([often[int(mark)] for mark in known]))) + 1
    rows = _rows(marks, known, rarity)
    judged = np.array([one.writer not in ONLY_TONES for one in sentences])
    learned = []
    for saying in Saying:
        says = np.array([saying in one.says for one in sentences])
        learned.append(_weights(rows, says) if saying in TONES else _weights(rows[judged], says[judged]))
    weights = np.stack([one[:-1] for one in learned], axis=1)
    return Model(
        known, *(part.astype(np.float32) for part in (rarity, weights, np.array([one[-1] for one in learned])))
    )


def _rows(marks: list[Marks], known: NDArray[np.uint32], rarity: NDArray[np.float64]) -> csr_matrix:
    """The sentences by the marks known (sentences, marks); each kind of a sentence's marks has length 1."""
    columns, values, ends = [], [], [0]
    for both in marks:
        for kind in both:
            at = np.searchsorted(known, kind)
            at[at == len(known)] = 0
            at = at[known[at] == kind]
            columns.append(at)
            values.append(rarity[at] / (np.linalg.norm(rarity[at]) or 1))
        ends.append(ends[-1] + len(columns[-1]) + len(columns[-2]))
    return csr_matrix((np.concatenate(values), np.concatenate(columns), ends), (len(marks), len(known)))


def _weights(rows: csr_matrix, says: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The weights of the marks, and one more of none, by logistic regression; both answers count the same."""
    sign = np.where(says, 1.0, -1.0)
    count = STRENGTH * np.where(says, 0.5 / says.mean(), 0.5 / (1 - says.mean()))

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = sign * (rows @ weights[:-1] + weights[-1])
        slope = -sign * count * expit(-margin)
        gradient = np.append(rows.T @ slope + weights[:-1], slope.sum())
        return float(count @ np.logaddexp(0, -margin) + weights[:-1] @ weights[:-1] / 2), gradient

    return np.asarray(
        minimize(loss, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    )


def main() -> None:
    """Learn the model from all sentences, and keep it."""
    sentences = labelled()
    learned = learn(sentences)
    np.savez_compressed(
        MODEL,
        marks=learned.marks,
        rarity=learned.rarity.astype(np.float16),
        weights=learned.weights.astype(np.float16),
        bias=learned.bias,
        learned_from=fingerprint(sentences),
    )
    sys.stdout.write(f"{len(sentences)} sentences, {len(learned.marks)} marks, {MODEL.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
