"""Of requirements.lock (standard input), what Afterword needs to run, without the tools that build and test it."""

from __future__ import annotations

import re
import sys

ASKED_FOR_TO_RUN = "afterword (pyproject.toml)"
NAME = re.compile(r"^([a-z0-9-]+)==", re.MULTILINE)
ASKED_FOR_BY = re.compile(r"^    #(?: via| {2}) (.+)$", re.MULTILINE)


def runtime_part(lock: str) -> str:
    """The entries that the package asks for, itself or through others, by uv's notes of who asks for what."""
    entries = re.split(r"\n(?=[a-z0-9])", lock)
    named = [(match[1], entry) for entry in entries if (match := NAME.search(entry))]
    needed = {ASKED_FOR_TO_RUN}
    while more := {name for name, entry in named if needed & set(ASKED_FOR_BY.findall(entry))} - needed:
        needed |= more
    return "\n".join(entry for name, entry in named if name in needed)


if __name__ == "__main__":
    print(runtime_part(sys.stdin.read()))
