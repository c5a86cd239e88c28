"""A made-up office to look around in: its caseload around today, into an empty database and out again in one click.

ingredients, names, times, odds     what it is made of: data/demo, and how often things happen
story, meeting, deciding            one interview as it goes on, who is there, what the employer makes of it
following_up, searches              what a client does about it, and all that a client goes through
cast, scenes                        what has to be seen in any demo, whatever chance brings
caseload, loading                   the whole of it, and the database
"""

from coaching.demo_office.caseload import DEFAULT_CLIENTS, DEFAULT_SEED, demo_caseload
from coaching.demo_office.loading import clear_demo, is_demo, load_demo

__all__ = ["DEFAULT_CLIENTS", "DEFAULT_SEED", "clear_demo", "demo_caseload", "is_demo", "load_demo"]
