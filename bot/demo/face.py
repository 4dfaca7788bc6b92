"""The bot's name and face in the demo; the picture is for whoever makes a bot of their own, too.

python -m bot.demo.face docs/avatar.png
"""

import sys
from io import BytesIO
from math import cos, pi, sin
from pathlib import Path

import simcord
from PIL import Image, ImageDraw
from simcord.backend.cdn import CDN_BASE

from bot.demo.pages import Pictures

NAME = "Envelope"
SIZE_PIXELS = 512
"""Discord shows a face at 128 pixels at most, and asks for a square."""
OVERSAMPLING_FACTOR = 4

CURTAIN, SHADOW = (0x9B, 0x1B, 0x30), (0x5E, 0x0E, 0x1C)
PAPER, FOLD = (0xF6, 0xEE, 0xDC), (0xD9, 0xCB, 0xAC)
GOLD, DARK_GOLD = (0xD4, 0xAF, 0x37), (0x9C, 0x7A, 0x1C)
CURTAIN_FOLDS = 9

LEFT, TOP, RIGHT, BOTTOM = 0.13, 0.27, 0.87, 0.75
"""The envelope's edges, as shares of the picture: all of it is in the circle that Discord cuts out."""
SEAL_RADIUS = 0.11
STAR_POINTS = 5
STAR_REACH, STAR_WAIST = 0.78, 0.34
"""How far the star on the seal reaches with its points, and between them, as shares of the seal's radius."""

ASSET_HASH = "envelope"


def put_on_face(env: simcord.Env) -> Pictures:
    """Give the bot its name and its picture in a simulated Discord, and return the picture by its address."""
    user = env.backend.edit_bot_profile(NAME)
    user.avatar = ASSET_HASH
    return {f"{CDN_BASE}/avatars/{user.id}/{ASSET_HASH}.png": ("avatar.png", draw_face())}


def draw_face() -> bytes:
    """Draw the bot's picture, as a PNG: a sealed envelope before the curtain."""
    size = SIZE_PIXELS * OVERSAMPLING_FACTOR
    picture = Image.new("RGB", (size, size), CURTAIN)
    brush = ImageDraw.Draw(picture)
    _draw_curtain(brush, size)
    _draw_envelope(brush, size)
    small = picture.reduce(OVERSAMPLING_FACTOR)
    file = BytesIO()
    small.quantize(128).save(file, "PNG", optimize=True)
    return file.getvalue()


def _draw_curtain(brush: ImageDraw.ImageDraw, size: int) -> None:
    for x in range(size):
        # Each fold is lit from its left.
        depth = (x * CURTAIN_FOLDS / size) % 1
        brush.line([(x, 0), (x, size)], fill=_mix(CURTAIN, SHADOW, depth))


def _draw_envelope(brush: ImageDraw.ImageDraw, size: int) -> None:
    left, top, right, bottom = (round(edge * size) for edge in (LEFT, TOP, RIGHT, BOTTOM))
    middle, tip = size // 2, round((TOP + (BOTTOM - TOP) * 0.58) * size)
    line = round(size * 0.010)
    shade = round(size * 0.018)
    brush.rounded_rectangle((left, top + shade, right, bottom + shade), radius=line * 2, fill=SHADOW)
    brush.rounded_rectangle((left, top, right, bottom), radius=line * 2, fill=PAPER)
    inset = line * 2
    for corner in (left + inset, right - inset):
        brush.line([(corner, bottom - inset), (middle, tip - inset)], fill=FOLD, width=line)
    flap = [(left + inset, top + inset), (middle, tip), (right - inset, top + inset)]
    brush.polygon(flap, fill=PAPER)
    brush.line(flap, fill=FOLD, width=line, joint="curve")
    radius = round(SEAL_RADIUS * size)
    for colour, reach in ((DARK_GOLD, radius + line), (GOLD, radius)):
        brush.ellipse((middle - reach, tip - reach, middle + reach, tip + reach), fill=colour)
    brush.polygon(_make_star(middle, tip, radius), fill=DARK_GOLD)


def _make_star(x: int, y: int, radius: int) -> list[tuple[float, float]]:
    """The corners of a star that stands on two of its points."""
    corners: list[tuple[float, float]] = []
    for number in range(2 * STAR_POINTS):
        reach = radius * (STAR_WAIST if number % 2 else STAR_REACH)
        angle = pi * number / STAR_POINTS
        corners.append((x + reach * sin(angle), y - reach * cos(angle)))
    return corners


def _mix(one: tuple[int, int, int], other: tuple[int, int, int], share: float) -> tuple[int, int, int]:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(draw_face())
