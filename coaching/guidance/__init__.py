"""What five published articles tell a job seeker to do after an interview, and what the program makes of it.

sources, statements      what is said, by whom, each statement by its id
policies, disagreements  where they disagree, and which way an office goes
steps, advice            the rules built on them
cited                    what all of these are made of: nothing can be made without naming what it rests on
"""
