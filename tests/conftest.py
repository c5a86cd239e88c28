"""What holds for all tests: none is skipped where CI is set, each database is of both kinds, and none is timed."""

from hypothesis import HealthCheck, settings

pytest_plugins = ("tests.no_skips", "tests.databases")

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
