"""Takes the README's pictures: single messages of the simulated Discord, or a page, at a phone's width."""

from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Page
from simcord import ChannelHandle, InteractionResult, MemberActor

from bot.demo.face import put_on_face
from tests.world import World, reply

FOLDER = Path(__file__).parents[2] / "docs"
WIDTH = 420
SCALE = 1.5
COLOURS = 96
TALL = 2600
"""Tall enough for any message, so that one alone can be cut out."""
SETTLING_MS = 800
PICTURES_TIMEOUT_MS = 120_000
PICTURES_LOADED = "() => [...document.images].every((one) => one.complete && one.naturalWidth > 0)"


class Camera:
    """Takes pictures of single messages, as one viewer sees them."""

    def __init__(self, world: World, browser: Browser) -> None:
        """Photograph a world with a browser; the bot puts on its name and face."""
        self._world = world
        self._browser = browser
        self._assets = put_on_face(world.env)

    async def take(
        self,
        name: str,
        viewer: MemberActor,
        message: InteractionResult | None = None,
        channel: ChannelHandle | None = None,
        height: int | None = None,
    ) -> None:
        """Save the message answered, or else the channel's last, as `docs/<name>.png`: its first `height` pixels."""
        place = channel or self._world.channel
        person = viewer.user if place.guild is None else viewer
        async with self._world.env.preview(
            place, viewers=[person], layout="channel", assets=self._assets
        ) as preview:
            page = await open_page(self._browser, preview.url, TALL)
            shown = page.locator(".channel-message")
            one = (
                shown.last
                if message is None
                else page.locator(f'.channel-message[data-message-id="{reply(message).id}"]')
            )
            await one.wait_for()
            await wait_for_pictures(page)
            photograph = await one.screenshot()
            await page.close()
        save_picture(name, photograph, height)

    async def take_file(self, name: str, file: Path, height: int) -> None:
        """Save the first screen of a page in a file as `docs/<name>.png`, as high as that in CSS pixels."""
        page = await open_page(self._browser, file.as_uri(), height)
        save_picture(name, await page.screenshot())
        await page.close()


async def open_page(browser: Browser, url: str, height: int, width: int = WIDTH) -> Page:
    """Open a page in the dark, of this height and width in CSS pixels."""
    page = await browser.new_page(
        viewport={"width": width, "height": height}, device_scale_factor=SCALE, color_scheme="dark"
    )
    await page.goto(url)
    return page


async def wait_for_pictures(page: Page) -> None:
    """Wait until every picture on a page is there, and nothing moves any more."""
    await page.wait_for_timeout(SETTLING_MS)
    await page.wait_for_function(PICTURES_LOADED, timeout=PICTURES_TIMEOUT_MS)
    await page.wait_for_timeout(SETTLING_MS)


def save_picture(name: str, photograph: bytes, height: int | None = None) -> None:
    """Write a picture into `docs/`, its first `height` pixels if that is said."""
    picture = Image.open(BytesIO(photograph))
    if height is not None:
        picture = picture.crop((0, 0, picture.width, min(height, picture.height)))
    # Few colours are on a screen: a palette makes the file a third as large.
    picture.convert("RGB").quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)
