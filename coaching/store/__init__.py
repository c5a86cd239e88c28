"""The database, entered through a viewer. The only code that imports SQLAlchemy.

database, engine, upgrade, faults   opening a file: its place, SQLite's rules, migrations, what can go wrong with it
access, audit, versions             whoever looks; what every write leaves behind; what is refused
tables, records                     the tables, and interviews with all that is recorded about them
adding, merging                     many rows at once: added, or put beside what is there
replan, status_sql                  plan rows rewritten, and their status asked for
client_index, words                 what is kept beside each client for sorting and searching
actions, interviews                 writing: what was done, and what was edited
worklist, clients, figures, reports reading: Today, one client, the frames of the rates, lines of a report
caseload_list, matrix, search       reading: the caseload as a list, by steps, by words
entry, people, remembered, drafts   writing by hand: new records, what is offered, forms begun
deletion, forgetting                deleting, undoing it for a day, forgetting it
settings, reassigning, policy       the office, its members and their caseloads, the policy it follows
debriefs, debriefing                what a client told of an interview; with the people and the log, at once
caseload_in, caseload_out           caseloads in and out, with the ids of their files
known, import_undo                  what an import finds here, and taking one back as a whole
office, backup                      the office and its members; a copy, and whether all is sound
"""
