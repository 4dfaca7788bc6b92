"""Watchlists, the race, and what came of a diary."""

from tests.golden.recording import Recorder
from tests.world import World, custom_id, picks, reply

DIARY = b"""Date,Name,Year,Letterboxd URI
2026-01-01,Sinners,2025,https://boxd.it/1
2026-01-01,Cinderella,2021,https://boxd.it/2
2026-01-01,Unheard of,2021,https://boxd.it/3
"""


async def test_a_watchlist_and_the_race(world: World, recorder: Recorder):
    channel, (ana, ben) = world.channel, world.members
    opened = await ana.slash(channel, "watchlist")
    recorder.take("watchlist-new", opened)
    recorder.take("watchlist-without-films", await ana.slash(channel, "watchlist", ceremony="99"))
    recorder.take("race-empty", await ana.slash(channel, "race"))
    recorder.take("films", await ana.click(reply(opened), label="Tick films"))
    menu = "Look at a category"
    actor = picks(opened, menu)["Best Actor · 0 of 5 seen"]
    chosen = await ana.select(reply(opened), [actor], custom_id=custom_id(opened, menu))
    recorder.take("films-of-a-category", chosen)
    titles = "Blue Moon; Marty Supreme; One Battle After Another; Sinners; The Secret Agent; Cinderella"
    recorder.take("seen-film", await ana.slash(channel, "seen film", title=titles, rating=9))
    recorder.take("seen-film-alone", await ben.slash(channel, "seen film", title="Sinners"))
    recorder.take("seen-film-refused", await ana.slash(channel, "seen film", title="Little Women"))
    recorder.take("seen-import", await ben.slash(channel, "seen import", file=("watched.csv", DIARY)))
    recorder.take(
        "seen-import-refused", await ben.slash(channel, "seen import", file=("a.txt", b"Dear diary"))
    )
    await ben.click(reply(await ben.slash(channel, "watchlist")), label="Show mine")
    joined = await ana.click(reply(await ana.slash(channel, "watchlist")), label="Show mine")
    recorder.take("watchlist-shown", joined)
    recorder.take("race", await ana.slash(channel, "race"))
    recorder.take("seen-who", await ben.slash(channel, "seen who", title="Sinners"))
    recorder.check("watchlist")
