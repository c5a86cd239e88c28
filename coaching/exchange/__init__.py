"""Files in and out: caseloads, tables, the plan as data. Knows no database."""
