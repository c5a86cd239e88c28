"""Who was met, from cells as people fill them: two names in one cell, a title before a name, a job behind it."""

from __future__ import annotations

import re

from coaching.exchange.tracker.headers import plain_name
from coaching.model import Person, Role

_BETWEEN = re.compile(r"\s*(?:\bw/|[;/&+\n|]|\band\b|\bwith\b)\s*", re.IGNORECASE)
_NOBODY = re.compile(
    r"\W*|n/?\.?a\.?|tb[ad]|unknown|none|nobody|not known( yet)?|to be (announced|determined)", re.IGNORECASE
)
"""What stands where nobody is named."""
_TITLE = re.compile(r"(Mrs|Mr|Ms|Mx|Miss|Dr|Prof|Rev)\b\.?\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s@<>(),;]+@[^\s@<>(),;]+\.[^\s@<>(),;]+")
_BEHIND = re.compile(r"\s*(?:\(([^()]*)\)|\s[-–—]\s(.+))\s*$")  # noqa: RUF001 - people write dashes of every length
_JOBS = (
    "manager director hr recruiter engineer lead leader vp head supervisor president officer ceo cto cfo coo owner "
    "coordinator administrator chief specialist partner principal chef nurse foreman assistant receptionist founder "
    "resources talent acquisition generalist superintendent analyst developer consultant secretary"
)
JOBS = frozenset(_JOBS.split())
"""Words by which a job is told from a name behind a comma."""
_ROLES = {
    Role.ASSISTANT: frozenset({"assistant", "receptionist", "secretary"}),
    Role.HR: frozenset({"hr", "resources", "recruiter", "talent", "acquisition"}),
}


def people_in(names: str, jobs: str, emails: str) -> tuple[Person, ...]:
    """The people named in a row, without ids. Jobs and addresses are given out where there are as many as names."""
    found = [] if _NOBODY.fullmatch(names) else [_person(part) for part in _parts(names)]
    addresses = _ADDRESS.findall(emails) or _ADDRESS.findall(names)
    if not found and (jobs or addresses):
        found = [Person("", "")]
    titles = [part for part in _BETWEEN.split(jobs) if part] if len(found) > 1 else [jobs]
    for at, person in enumerate(found):
        job = titles[at] if len(titles) == len(found) and titles[at] else person.job_title
        email = addresses[at] if len(addresses) == len(found) else ""
        found[at] = person._replace(job_title=job, email=email, role=_role(job))
    return tuple(found)


def _parts(names: str) -> list[str]:
    """The names of a cell, each with what belongs to it: "Ana Ruiz, Director; Bo Lee" is two."""
    parts: list[str] = []
    for chunk in _BETWEEN.split(_ADDRESS.sub("", names)):
        pieces = [piece.strip(" <>") for piece in chunk.split(",")]
        for at, piece in enumerate(pieces):
            if at and parts and (_is_job(piece) or not _whole(pieces)):
                parts[-1] = f"{parts[-1]}, {piece}"
            elif piece and piece != "()":
                parts.append(piece)
    return parts


def _whole(pieces: list[str]) -> bool:
    """Whether every piece that is no job is a name by itself; "Ruiz, Ana" is one name of two pieces."""
    return all(" " in piece for piece in pieces if not _is_job(piece))


def _is_job(piece: str) -> bool:
    return not JOBS.isdisjoint(plain_name(piece).split())


def _person(part: str) -> Person:
    name, _, job = part.partition(",")
    if job and not _is_job(job):
        name, job = part, ""
    if not job and (behind := _BEHIND.search(name)):
        name, job = name[: behind.start()], (behind[1] or behind[2] or "").strip()
    title = _TITLE.match(name)
    said = title[1].capitalize() + ("" if title[1].casefold() == "miss" else ".") if title else ""
    return Person("", "", (name[title.end() :] if title else name).strip(), said, job.strip())


def _role(job: str) -> Role:
    words = set(plain_name(job).split())
    if {"hiring", "manager"} <= words:
        return Role.HIRING_MANAGER
    return next((role for role, known in _ROLES.items() if words & known), Role.INTERVIEWER)
