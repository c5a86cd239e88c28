"""Circles are looked for more seldom than Python would, and still looked for."""

from __future__ import annotations

import gc

from coaching.memory import NEW_OBJECTS, look_for_circles_seldom


def test_circles_are_looked_for_after_many_objects_and_as_often_of_the_older_ones() -> None:
    before = gc.get_threshold()
    try:
        look_for_circles_seldom()
        assert gc.get_threshold() == (NEW_OBJECTS, *before[1:])
        assert gc.isenabled()
    finally:
        gc.set_threshold(*before)
