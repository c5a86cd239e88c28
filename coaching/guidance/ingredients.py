"""What drafts are made of, each ingredient with what it rests on."""

from __future__ import annotations

from coaching.guidance.cited import Ingredient

INGREDIENTS: tuple[Ingredient, ...] = ()
