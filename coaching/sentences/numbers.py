"""How numbers are said: counts first, a rate with its interval, and never "none" or "all" by rounding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from coaching.guidance.steps import SMALL_CELL
from coaching.intervals import wilson

LONGEST_NAME = 48
"""Letters of a name in a chart; the table has it whole."""
TOO_FEW = f"{SMALL_CELL.number} people or fewer"


def number_words(number: int, thing: str) -> str:
    """ "1 interview", "1,400 interviews"."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def percent(part: int, whole: int) -> str:
    """A share in whole percent; "under 1%" and "over 99%" where rounding would say none or all."""
    share = 100 * part / whole
    if 0 < part < whole and not 0.5 < share < 99.5:  # percent, where rounding begins
        return "under 1%" if share < 50 else "over 99%"
    return f"{share:.0f}%"


def rate_words(part: int, whole: int) -> str:
    """ "12 of 40 (30%, 18 to 45)", with Wilson's interval; "0 of 0" stands alone."""
    if whole == 0:
        return "0 of 0"
    return f"{part:,} of {whole:,} ({rate_and_range(part, whole)})"


def rate_and_range(part: int, whole: int) -> str:
    """ "30%, 18 to 45"."""
    low, high = (100 * (end or 0) for end in wilson(part, whole))
    return f"{percent(part, whole)}, {low:.0f} to {high:.0f}"


def listed(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]


def short_name(name: str) -> str:
    """The name, its end left out where it is long."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


def told_apart(names: Sequence[str]) -> list[str]:
    """The names in order, a number after those that were there before: two people, or long names that begin alike."""
    before = Counter[str]()
    found = []
    for name in names:
        before[name] += 1
        found.append(name if before[name] == 1 else f"{name} ({before[name]})")
    return found
