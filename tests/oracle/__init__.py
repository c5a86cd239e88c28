"""The second implementation: slow and obvious, written from the text of the plan alone, without a look at the first.

It shares the records with the first and nothing else: its days, its policies and its rules are its own.
"""
