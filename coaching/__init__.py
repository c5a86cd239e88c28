"""The domain of Afterword: what following up after an interview asks for, and who has done it. No Streamlit here.

Imports point down only (import-linter checks it):

    cli                         the afterword command
    web, intake, charts         around the core: server parts, imports into the store, Altair charts
    reports, handout            what leaves the store for people
    exchange, store, metrics    files in and out; the database; rates and the comparison
    cards, preparing, topics    advice as it is read: now, before an interview, and for a workshop
    habits                      what shows over a client's last interviews
    advice                      what to do about a plan and its findings
    medium                      by which channel, and why
    conduct                     findings about how the following-up was done
    plan                        the plan of one interview, and the status of a step
    guidance                    sources, statements, policies, steps and advice, all cited
    model, errors, clock        the vocabulary; problems told in a sentence; local days and instants
    memory                      how often Python looks for memory that only circles hold
"""
