"""What holds for all tests: none is skipped where CI is set, and each database is of both kinds."""

pytest_plugins = ("tests.no_skips", "tests.databases")
