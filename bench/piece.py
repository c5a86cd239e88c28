"""Measures one piece of looks, bulk or handouts and prints it as JSON: python -m bench.piece NAME URL CLIENTS."""

from __future__ import annotations

import json
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from bench.bulk import ON_EMPTY, ON_OFFICE, Task
from bench.handouts import HANDOUTS
from bench.looks import LOOKS, Setting
from bench.ways import Ways, measured
from coaching.memory import look_for_circles_seldom
from coaching.store.database import open_store


def main() -> None:
    name, url, clients = sys.argv[1:]
    look_for_circles_seldom()
    now = datetime.now(UTC)
    with closing(open_store(url, now=now)) as store, tempfile.TemporaryDirectory() as folder:
        setting = Setting(store.as_viewer(), now)
        measures = measured(_ways(name, setting, int(clients), Path(folder)))
    took = {way: {**one._asdict(), "a_row": one.a_row} for way, one in measures._asdict().items() if way != "memory"}
    print(json.dumps({"what": name, "memory": measures.memory, **took}))


def _ways(name: str, setting: Setting, clients: int, folder: Path) -> Ways:
    if name in LOOKS:
        return LOOKS[name](setting)
    return {**ON_OFFICE, **ON_EMPTY, **HANDOUTS}[name](Task(setting, clients, folder))


if __name__ == "__main__":
    main()
