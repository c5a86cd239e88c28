"""The plan as data: what a program that reads it finds."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coaching.exchange.plan_csv import plan_as_json, write_plan
from coaching.model import Kind, PlanRow, Status, Step

OPENS = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
ROW = PlanRow(
    "c1",
    "i1",
    Step.THANK_YOU,
    1,
    "p1",
    OPENS,
    OPENS + timedelta(hours=24),
    OPENS + timedelta(days=14, seconds=59),
    OPENS + timedelta(minutes=5),
    Kind.EXPECTED,
)
CHECK = ROW._replace(step=Step.STATUS_CHECK, ordinal=2, person_id="", done_at=None, kind=Kind.OPTIONAL)


def written(*rows: tuple[PlanRow, Status]) -> str:
    out = io.StringIO(newline="")
    assert write_plan(iter(rows), out) == len(rows)
    return out.getvalue()


def as_json(*rows: tuple[PlanRow, Status]) -> list[dict]:
    out = io.StringIO()
    assert plan_as_json(iter(rows), out) == len(rows)
    return json.loads(out.getvalue())


def test_a_row_is_a_line_with_instants_in_utc_and_empty_cells_where_there_is_nothing():
    assert written((ROW, Status.DONE), (CHECK, Status.NOT_YET)) == (
        "client_id,interview_id,step,ordinal,person_id,opens_at,due_at,closes_at,done_at,kind,status\n"
        "c1,i1,thank_you,1,p1,2026-03-02T15:00:00Z,2026-03-03T15:00:00Z,2026-03-16T15:00:59Z,2026-03-02T15:05:00Z,"
        "expected,done\n"
        "c1,i1,status_check,2,,2026-03-02T15:00:00Z,2026-03-03T15:00:00Z,2026-03-16T15:00:59Z,,optional,not_yet\n"
    )


def test_a_plan_without_rows_is_its_header_or_an_empty_list():
    assert written().count("\n") == 1
    assert as_json() == []


def test_json_has_the_same_columns_with_null_where_a_cell_is_empty():
    first, second = as_json((ROW, Status.LATE), (CHECK, Status.WAIVED))
    assert list(first) == written().strip().split(",")
    assert (first["ordinal"], first["person_id"], first["done_at"]) == (1, "p1", "2026-03-02T15:05:00Z")
    assert (second["step"], second["person_id"], second["done_at"]) == ("status_check", None, None)
    assert (second["ordinal"], second["kind"], second["status"]) == (2, "optional", "waived")


@given(st.lists(st.tuples(st.text(), st.text(), st.text()), max_size=5), st.datetimes(timezones=st.just(UTC)))
def test_any_id_and_any_instant_can_be_read_back(ids, instant):
    instant = instant.replace(microsecond=0)
    rows = [
        (ROW._replace(client_id=client, interview_id=interview, person_id=person, opens_at=instant), Status.DONE)
        for client, interview, person in ids
    ]
    read = list(csv.DictReader(io.StringIO(written(*rows), newline="")))
    assert [(row["client_id"], row["interview_id"], row["person_id"]) for row in read] == ids
    assert all(row["opens_at"] == instant.isoformat()[:19] + "Z" for row in read)
    assert [(row["client_id"], row["person_id"] or "") for row in as_json(*rows)] == [(one[0], one[2]) for one in ids]


def test_a_long_plan_is_written_whole_and_in_order():
    rows = [(ROW._replace(interview_id=f"i{number}"), Status.DONE) for number in range(25_001)]
    read = list(csv.DictReader(io.StringIO(written(*rows))))
    assert [row["interview_id"] for row in read] == [row.interview_id for row, _ in rows]
