"""The tables, by subject: the office, the caseload, the plan and what hangs on it, notes, the desk, the trail, the
workshop.

Classes are plural (`Clients` the table, `model.Client` the record). Keys are whole numbers of the database's own.
"""

from coaching.store.tables.base import Base
from coaching.store.tables.caseload import APART, Actions, Clients, Debriefs, Interviews, People
from coaching.store.tables.desk import ClientWords, Deletions, FormDrafts
from coaching.store.tables.notes import Notes, NoteVersions
from coaching.store.tables.office import ImportChanges, Imports, MemberRole, Members, Offices, Settings
from coaching.store.tables.plan import TO_DO, Drafts, PlanRows, Snoozes
from coaching.store.tables.trail import Audit, Deed, Entity
from coaching.store.tables.workshop import FrozenWeeks

Table = type[Clients] | type[Interviews] | type[People] | type[Actions]
"""A table of a caseload's records."""

__all__ = [
    "APART",
    "TO_DO",
    "Actions",
    "Audit",
    "Base",
    "ClientWords",
    "Clients",
    "Debriefs",
    "Deed",
    "Deletions",
    "Drafts",
    "Entity",
    "FormDrafts",
    "FrozenWeeks",
    "ImportChanges",
    "Imports",
    "Interviews",
    "MemberRole",
    "Members",
    "NoteVersions",
    "Notes",
    "Offices",
    "People",
    "PlanRows",
    "Settings",
    "Snoozes",
    "Table",
]
