"""What the earlier awards and the festivals add to lookups: boards of each award, of countries, prizes, links."""

import pytest
from simcord import InteractionResult

from tests.world import World, custom_id, reply, text, walk


def read_links(answer: InteractionResult) -> list[str]:
    return [part["url"] for part in walk(reply(answer).components) if "url" in part]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"award": "golden globes"}, "-# Golden Globe Awards, every category I keep · 1944–2026"),
        ({"award": "golden globes"}, "` 1.` `7` ***La La Land*** · 2017"),
        ({"award": "bafta", "board": "person-wins", "category": "actor"}, "**Jack Lemmon**"),
        ({"award": "dga", "board": "person-wins"}, "**Ang Lee** · 2001–2006"),
        ({"award": "bafta", "board": "winless-people"}, "I do not know enough of the BAFTA"),
        ({"board": "country-wins"}, "` 1.` `11` **Italy** · 1957–2014"),
        ({"board": "country-nominations", "category": "international"}, "` 1.` `40` **France**"),
        (
            {"board": "country-wins", "category": "picture"},
            "Countries are nominated only for the international feature.",
        ),
        ({}, "special achievement awards are not counted"),
        ({"category": "best comedy"}, "-# Golden Globe Awards, Best Picture · 1944–2026"),
    ],
)
async def test_the_boards_of_an_award_and_of_countries(world: World, options: dict[str, str], said: str):
    assert said in text(await world.member.slash(world.channel, "records", **options))


async def test_another_board_of_an_award_stays_with_the_award(world: World):
    answer = await world.member.slash(world.channel, "records", award="golden globes", category="actress")

    await world.member.select(reply(answer), ["person-wins"], custom_id=custom_id(answer, "Another record"))

    assert "## Most wins: people\n-# Golden Globe Awards, Best Actress · 1944–2026" in text(answer)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Anora", "🌿 Palme d’Or 2024"),
        ("Parasite", "Palme d’Or 2019"),
        ("Nomadland", "Golden Lion 2020"),
        ("Wild at Heart", "Palme d’Or 1990"),
    ],
)
async def test_a_film_names_its_prizes_of_festivals(world: World, title: str, said: str):
    assert said in text(await world.member.slash(world.channel, "film", title=title))


async def test_a_person_names_the_festivals_prizes_of_their_films_and_counts_none(world: World):
    shown = text(await world.member.slash(world.channel, "person", name="Frances McDormand"))

    assert "**4 wins** from **8 nominations**" in shown
    assert "🌿 Their films also won: Golden Lion (*Nomadland*)" in shown


@pytest.mark.parametrize(
    ("command", "option", "asked", "url"),
    [
        ("film", "title", "Anora", "https://www.imdb.com/title/tt28607951/"),
        ("person", "name", "Meryl Streep", "https://www.imdb.com/name/nm0000658/"),
        ("person", "name", "Billie Whitelaw", None),
    ],
)
async def test_a_page_leads_to_imdb_where_an_id_is_known(
    world: World, command: str, option: str, asked: str, url: str | None
):
    answer = await world.member.slash(world.channel, command, **{option: asked})

    found = [link for link in read_links(answer) if "imdb" in link]
    assert found == ([url] if url else [])


async def test_a_film_that_the_oscars_passed_over_names_its_nominations(world: World):
    shown = text(await world.member.slash(world.channel, "film", title="Scarface"))

    assert "Never nominated for an Oscar." in shown
    assert "-# Nominated elsewhere\n" in shown
    assert "**Best Actor**, Al Pacino, 1984: Golden Globe (drama)" in shown
