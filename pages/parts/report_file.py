"""A report as the file that a download gives."""

from __future__ import annotations

from pathlib import Path

from coaching.exchange.table import CsvStyle
from coaching.reports.making import write_report
from coaching.reports.order import Order
from coaching.store.access import Viewer
from pages.parts import session


def make_report(path: Path, viewer: Viewer, wanted: Order, style: CsvStyle) -> None:
    """The report as of the page's last run, as the page says."""
    write_report(viewer, wanted, path, now=session.now(), style=style)
