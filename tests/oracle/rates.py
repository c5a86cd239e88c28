"""The rates of plan.md in plain loops, in the shape that `afterword rates` prints."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from coaching.model import Client, InterviewRecord, Step
from tests.oracle.comparison import comparison
from tests.oracle.plan import Row, plan
from tests.oracle.reading import followed_up_by, is_held

COUNTED = ("done", "late", "too_soon", "missed", "overdue")
MADE = ("done", "late", "too_soon")


def rates(clients: list[Client], records: list[InterviewRecord], policy_name: str, now: datetime) -> dict[str, Any]:
    """Steps, interviews and comparison over these clients' interviews held by now, whatever the clients' status."""
    ids = {client.client_id for client in clients}
    held = [one for one in records if one.interview.client_id in ids and is_held(one.interview, now)]
    plans = [plan(record, policy_name, now) for record in held]
    return {
        "steps": steps(plans),
        "interviews": {
            "held": len(held),
            "followed_up": sum(followed_up_by(record, now) for record in held),
            "followed_through": sum(followed_through(rows) for rows in plans),
            "thank_you": thank_yous(plans),
        },
        "comparison": comparison(held, now),
    }


def is_counted(row: Row) -> bool:
    """Expected, and its status is one that counts."""
    return row["kind"] == "expected" and row["status"] in COUNTED


def steps(plans: list[list[Row]]) -> list[dict[str, Any]]:
    """One entry for each step that has counted rows, in the order of the table."""
    entries = []
    for step in Step:
        statuses = [row["status"] for rows in plans for row in rows if row["step"] == step and is_counted(row)]
        if not statuses:
            continue
        entry: dict[str, Any] = {"step": step.value, "counted": len(statuses)}
        for status in COUNTED:
            entry[status] = statuses.count(status)
        entry["on_time_rate"] = entry["done"] / len(statuses)
        entry["ever_rate"] = (entry["done"] + entry["late"] + entry["too_soon"]) / len(statuses)
        entries.append(entry)
    return entries


def followed_through(rows: list[Row]) -> bool:
    """All counted thank-yous, checks and expected letters were made, and there were some."""
    steps_asked = ("thank_you", "status_check", "letter")
    counted = [row["status"] for row in rows if row["step"] in steps_asked and is_counted(row)]
    return bool(counted) and all(status in MADE for status in counted)


def thank_yous(plans: list[list[Row]]) -> dict[str, int]:
    """How many interviews had their thank-yous on time, late, not sent; those not settled yet are in none."""
    counts = {"on_time": 0, "late": 0, "not_sent": 0}
    for rows in plans:
        word = thank_you_of(rows)
        if word is not None:
            counts[word] += 1
    return counts


def thank_you_of(rows: list[Row]) -> str | None:
    """on_time, late or not_sent; None where nothing is counted or something is still to come."""
    thanks = [row for row in rows if row["step"] == "thank_you"]
    counted = [row["status"] for row in thanks if is_counted(row)]
    if not counted or any(row["status"] in ("not_yet", "due") for row in thanks):
        return None
    if all(status == "done" for status in counted):
        return "on_time"
    if any(status in ("missed", "overdue") for status in counted):
        return "not_sent"
    return "late"
