"""The five published sources that the guidance is drawn from."""

from __future__ import annotations

from coaching.guidance.cited import Source

S1 = Source(
    id="S1",
    title="Best Practices for Following Up After a Lab Technician Interview",
    author="not named",
    publisher="a phlebotomy and healthcare careers blog",
    audience="entry-level lab technicians, United States",
)
S2 = Source(
    id="S2",
    title="Cultural Considerations for Following Up After a Lab Technician Interview in the US",
    author="not named",
    publisher="a phlebotomy and healthcare careers blog",
    audience="lab technicians, United States",
)
S3 = Source(
    id="S3",
    title="5 tips for following up after a job interview",
    author="Debbie Truluck, senior staffing consultant",
    publisher="Unum",
    audience="any candidate",
)
S4 = Source(
    id="S4",
    title="Should I Follow Up?",
    author="Tim Lopas, office manager, Workforce Solutions Pasadena (Texas)",
    publisher="Workforce Solutions blog",
    audience="any job seeker",
)
S5 = Source(
    id="S5",
    title="Follow Up (14 March 2011) and Networking Tips, Part II (22 February 2011)",
    author="Andy Fahrenbach",
    publisher="The MicroTrain Blog",
    audience="any job seeker",
)

SOURCES: tuple[Source, ...] = (S1, S2, S3, S4, S5)
