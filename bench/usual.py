"""The same pages as a Streamlit page is usually written, to compare with: read all, group, draw; ?show=NAME.

AFTERWORD_DATABASE_URL=URL streamlit run bench/usual.py
"""

from __future__ import annotations

import os

import altair as alt
import pandas as pd
import streamlit as st
from sqlalchemy import Engine, create_engine, make_url

INSTANTS = ("starts_at", "ended_at", "opens_at", "due_at", "closes_at", "done_at", "at", "followed_up_at")


@st.cache_resource
def engine() -> Engine:
    url = make_url(os.environ["AFTERWORD_DATABASE_URL"])
    return create_engine(url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url)


def read(table: str) -> pd.DataFrame:
    frame = pd.read_sql_query(f"SELECT * FROM {table}", engine())  # noqa: S608 - our own words
    for name in set(INSTANTS) & set(frame.columns):
        unit = "us" if engine().dialect.name == "sqlite" else None
        frame[name] = pd.to_datetime(frame[name], unit=unit, utc=True)
    return frame


now = pd.Timestamp.now(tz="UTC")
page = st.query_params.get("show", "Today")
clients = read("clients")
if "office" not in st.query_params:
    clients = clients[clients["counselor_id"] == clients["counselor_id"].min()]
st.title(page)

if page == "Today":
    rows = read("plan_rows").merge(clients, left_on="client_id", right_on="id")
    rows = rows[(rows["kind"] == "expected") & rows["done_at"].isna() & ~rows["waived"].astype(bool)]
    rows = rows[(rows["opens_at"] <= now) & (rows["closes_at"] > now) & (rows["status"] == "active")]
    st.metric("To do", len(rows))
    st.metric("Overdue", int((rows["due_at"] < now).sum()))
    first = rows.groupby(["client_id", "name"])["due_at"].min().sort_values().head(25)
    for (_, name), due_at in first.items():
        st.write(f"{name}: {due_at:%b %d}")
        st.button("Done", key=name)

if page == "Clients":
    held = read("interviews")
    held = held[held["ended_at"] <= now].groupby("client_id").agg(held=("id", "size"), latest=("starts_at", "max"))
    st.dataframe(clients.merge(held, left_on="id", right_index=True).sort_values("name")[["name", "held", "latest"]])

if page == "Client":
    one = clients.iloc[0]
    interviews, actions = read("interviews"), read("actions")
    interviews = interviews[interviews["client_id"] == one["id"]]
    st.write(one["name"], one["email"])
    st.dataframe(interviews[["employer", "position", "starts_at", "outcome"]])
    st.dataframe(actions[actions["interview_id"].isin(interviews["id"])][["step", "at", "channel", "note"]])

if page == "Outcomes":
    interviews = read("interviews").merge(clients[["id"]], left_on="client_id", right_on="id", suffixes=("", "_client"))
    interviews = interviews[interviews["ended_at"] <= now]
    steps = read("plan_rows").merge(interviews[["id"]], left_on="interview_id", right_on="id")
    rates = steps.assign(done=steps["done_at"].notna()).groupby("step")["done"].mean().reset_index()
    st.altair_chart(alt.Chart(rates).mark_bar().encode(x="done", y="step"))
    ends = interviews.assign(followed_up=interviews["followed_up_at"].notna())
    st.dataframe(ends.groupby(["followed_up", "outcome"]).size().unstack())
