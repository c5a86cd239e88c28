"""A page for a client to take home: what went right, what to do by when and with what words, and who says so.

    names       names from the record as they stand in a sentence
    tasks       what there is to do, from the plan and the findings
    sample_words  what to say, filled from the record and the debrief
    strengths   what went right
    practice    what to practice, of the slips that recur
    page        the page of one client: all of it in words
    plain_text  the page as text
    making      pages of several clients into a file, noted in the audit

What the client reads is written in `guidance.take_home`; page.typ says how it looks on paper.
"""
