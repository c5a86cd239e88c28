"""A flat tracker: one table in CSV or XLSX with a row an interview or application, whatever its columns are called.

grid, csv_grid, xlsx_grid   a file to lines of cells
fields, headers             what the columns mean: by known names, by likeness, or as somebody chose
dates, clock_times, words   cells to dates in one order a column, times of day, answers and states
people, entries, reading    rows to what is recorded of them, the problems by line and column, the remarks
mending                     refused rows as a file to correct and import again
"""
