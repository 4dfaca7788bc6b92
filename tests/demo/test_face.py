"""The bot's picture, for the demo and for whoever hosts a bot."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

from bot.demo.face import draw_face

PICTURE = Path(__file__).parents[2] / "docs/avatar.png"
NOTICEABLE_DIFFERENCE = 2.0
"""Levels of 255 by which a picture may differ on average: libraries of another version round differently."""


def test_the_picture_in_the_documents_is_the_one_that_is_drawn():
    kept, drawn = Image.open(PICTURE).convert("RGB"), Image.open(BytesIO(draw_face())).convert("RGB")

    assert kept.size == drawn.size == (512, 512)
    assert max(ImageStat.Stat(ImageChops.difference(kept, drawn)).mean) < NOTICEABLE_DIFFERENCE
