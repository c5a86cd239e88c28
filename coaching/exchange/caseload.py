"""A caseload as files: CSV files in a folder or a zip, read and written; what is written is read back the same."""

from coaching.exchange.contents import Caseload, Counts, FileCount, Reading
from coaching.exchange.reading import read_caseload
from coaching.exchange.writing import write_caseload

__all__ = ["Caseload", "Counts", "FileCount", "Reading", "read_caseload", "write_caseload"]
