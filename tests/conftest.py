"""What holds for all tests: none is skipped where CI is set, each database is of both kinds, and none is timed."""

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ("tests.no_skips", "tests.databases")

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

IN_ANOTHER_PROCESS = "browser"
"""The folder of the tests whose product runs in a process of its own, which is not traced."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tracing nearly doubles the time of a test: left out where examples are drawn, which go where plain ones did."""
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False) or IN_ANOTHER_PROCESS in item.path.parts:
            item.add_marker(pytest.mark.no_cover)
