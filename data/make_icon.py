"""Draws icon.png, the browser tab's picture: python data/make_icon.py."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

SIDE = 64
FINE = 8  # drawn so many times larger, then made smaller, which smooths the edges
PETROL = (29, 95, 110, 255)
WHITE = (255, 255, 255, 255)
CORNER = 12
MARKS_AT = (11, 34)  # left edges of the two strokes of a closing quotation mark
STROKE_TOP = 17
HEAD = 19  # the round head of a stroke, across
TAIL = ((19, 8), (19, 13), (15, 24), (5, 31), (2, 26), (8, 21), (10, 17))  # from the head's left upper corner


def icon() -> Image.Image:
    """White closing quotation marks on a petrol square with round corners."""
    picture = Image.new("RGBA", (SIDE * FINE, SIDE * FINE))
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((0, 0, SIDE * FINE - 1, SIDE * FINE - 1), CORNER * FINE, PETROL)
    for left in MARKS_AT:
        draw.ellipse((left * FINE, STROKE_TOP * FINE, (left + HEAD) * FINE, (STROKE_TOP + HEAD) * FINE), WHITE)
        draw.polygon([((left + x) * FINE, (STROKE_TOP + y) * FINE) for x, y in TAIL], WHITE)
    return picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    icon().save(Path(__file__).parent / "icon.png", optimize=True)
