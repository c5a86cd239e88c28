"""The monthly report as files: which step to practice next month, and whose caseload needs relief.

making.py   an order to a file, noted in the audit
tables.py   the figures, the counselors, what the figures mean, and the rows behind them
words.py    what the figures say in sentences, and what is left out
page.py     the same for paper, by page.typ
"""
