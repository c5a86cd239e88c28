"""How well the message check does on writers whom its model does not know: `python -m bench.messages`.

For each part of the corpus the model is learned without that writer's sentences; the phrases of the rules stay.
"""

from __future__ import annotations

from coaching.messages import learned
from tests.messages.learning import labelled, learn
from tests.messages.messages import CORPUS
from tests.messages.test_corpus import totals


def main() -> None:
    """Totals of each part: faults found, and good messages with a finding."""
    kept = learned.model()
    for part in sorted(path.name for path in CORPUS.iterdir() if path.is_dir()):
        others = [one for one in labelled() if one.writer != part]
        use(kept if part.startswith("held_out") else learn(others))
        print(f"{part}: {totals(part)}\n", flush=True)


def use(model: learned.Model) -> None:
    """Judge by this model from here on."""
    learned.model = lambda: model  # type: ignore[assignment]  # the cached one stands for the kept file
    learned.forget()


if __name__ == "__main__":
    main()
