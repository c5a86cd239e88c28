"""What leaves the store for people, and the caseload as it came in.

    making.py     an order to a file, noted in the audit
    about.py      what a file is: on whom, as of when, by which policy; said on the page and in the file
    order.py      what can be asked for
    clients.py interviews.py people.py log.py steps.py advice.py rates.py
                  one kind of table each: clients with their records to rows
    caseload.py   the caseload as files that an import takes, and the plan as data

Plans are built from the records as of an instant, so that a look back shows what stood then.
"""
