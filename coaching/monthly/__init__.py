"""The figures of a month, each traceable to what it counts.

    definitions.py   every figure: its name that stays, what it counts and of what, and where that is written
    marks.py         what each figure counts, a line each; a figure is nothing but how many lines there are
    guard.py         what may be told of others' clients, by the rule that Outcomes follows
    figures.py       the month, the month before, and each counselor
    reading.py       what all of it is figured from, from the store

The interviews are those held in the month, as they stand when the report is made.
"""
