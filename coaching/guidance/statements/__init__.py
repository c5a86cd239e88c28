"""Every statement of the five sources, one module for each source, each statement by its name (S3.10 is `s3.S3_10`)."""

from __future__ import annotations

from types import ModuleType

from coaching.guidance.cited import Statement
from coaching.guidance.statements import s1, s2, s3, s4, s5


def _said_in(module: ModuleType) -> list[Statement]:
    """The statements that the module defines, in its order."""
    return [value for value in vars(module).values() if isinstance(value, Statement)]


STATEMENTS: dict[str, Statement] = {said.id: said for module in (s1, s2, s3, s4, s5) for said in _said_in(module)}
