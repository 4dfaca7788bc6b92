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

    found = [link for link in read_links(answer) if "imdb.com" in link]
    assert found == ([url] if url else [])


async def test_a_film_that_the_oscars_passed_over_names_its_nominations(world: World):
    shown = text(await world.member.slash(world.channel, "film", title="Scarface"))

    assert "Never nominated for an Oscar." in shown
    assert "-# Nominated elsewhere\n" in shown
    assert "**Best Actor**, Al Pacino, 1984: Golden Globe (drama)" in shown


@pytest.mark.parametrize(
    ("typed", "heading"),
    [
        ("golden globes nashville", "## 33rd Golden Globe Awards"),
        ("nashville golden globes", "## 33rd Golden Globe Awards"),
        ("the golden globes of Nashville", "## 33rd Golden Globe Awards"),
        ("bafta parasite", "## 73rd British Academy Film Awards"),
        ("la la land sag", "## 23rd Screen Actors Guild Awards"),
        ("critics choice la la land", "## 22nd Critics' Choice Awards"),
        ("oscars parasite", "## 92nd Academy Awards"),
    ],
)
async def test_a_film_with_an_award_means_that_awards_ceremony(world: World, typed: str, heading: str):
    assert heading in text(await world.member.slash(world.channel, "winners", ceremony=typed))
    choices = await world.member.autocomplete(world.channel, "winners", "ceremony", typed)
    assert heading.removeprefix("## ") in choices[0]["name"]


async def test_an_award_that_never_nominated_the_film_is_asked_back(world: World):
    answer = await world.member.slash(world.channel, "winners", ceremony="golden globes casablanca")

    assert "I find no ceremony called “golden globes casablanca”" in text(answer)


@pytest.mark.parametrize(
    ("typed", "heading"),
    [
        ("bafta supporting actor", "## Best Supporting Actor\n-# British Academy Film Awards"),
        ("golden globes best actress", "## Best Actress\n-# Golden Globe Awards"),
        ("best actor sag", "## Best Actor\n-# Actor Awards (Screen Actors Guild)"),
        ("screen actors guild actress", "## Best Actress\n-# Actor Awards (Screen Actors Guild)"),
        ("directors guild best director", "## Best Director\n-# Directors Guild of America Awards"),
        ("globes best comedy", "## Best Picture\n-# Golden Globe Awards"),
        ("wga adapted", "## Best Adapted Screenplay\n-# Writers Guild of America Awards"),
        ("actor in a leading role", "## Best Actor\n-# Academy Awards"),
        ("actor", "## Best Actor\n-# Academy Awards"),
    ],
)
async def test_a_category_may_name_its_award(world: World, typed: str, heading: str):
    assert heading in text(await world.member.slash(world.channel, "category", name=typed))


@pytest.mark.parametrize("typed", ["bafta cinematography", "bafta screenplay", "bafta nonsense"])
async def test_what_is_offered_instead_stays_with_the_award_that_was_named(world: World, typed: str):
    answer = await world.member.slash(world.channel, "category", name=typed)
    (offered,) = [part for part in walk(reply(answer).components) if "options" in part]

    chosen = await world.member.select(reply(answer), [offered["options"][-1]["value"]])

    assert "-# British Academy Film Awards · 1984–2017" in text(chosen)


async def test_what_is_offered_while_an_award_is_typed_is_the_awards_own(world: World):
    choices = await world.member.autocomplete(world.channel, "category", "name", "bafta supp")

    assert [choice["name"] for choice in choices] == [
        "Best Supporting Actor · BAFTA",
        "Best Supporting Actress · BAFTA",
    ]
    answer = await world.member.slash(world.channel, "category", name=str(choices[0]["value"]))
    assert "## Best Supporting Actor\n-# British Academy Film Awards" in text(answer)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("golden globes 1943", "The first Golden Globe Awards were held in 1944."),
        ("sag 1994", "The first Actor Awards (Screen Actors Guild) were held in 1995."),
        ("oscars 1928", "The first Academy Awards were held in 1929."),
        ("bafta 1950", "My record of the British Academy Film Awards begins in 1961."),
        ("dga 1975", "My record of the Directors Guild of America Awards begins in 1991."),
    ],
)
async def test_a_year_before_an_awards_first_is_told_from_one_before_the_record(
    world: World, typed: str, said: str
):
    assert said in text(await world.member.slash(world.channel, "winners", ceremony=typed))


@pytest.mark.parametrize(
    ("ceremony", "category", "heading"),
    [
        ("golden globes 1976", "actor", "## Best Actor\n-# 33rd Golden Globe Awards"),
        ("golden globes 1962", "picture", "## Best Picture\n-# 19th Golden Globe Awards"),
        ("golden globes 1962", "best comedy", "## Best Picture, Comedy\n-# 19th Golden Globe Awards"),
        ("oscars 1940", "cinematography", "## Cinematography (Black-and-White) and Cinematography (Color)"),
    ],
)
async def test_the_parts_of_a_prize_stand_under_its_name(
    world: World, ceremony: str, category: str, heading: str
):
    answer = await world.member.slash(world.channel, "winners", ceremony=ceremony, category=category)

    assert heading in text(answer)


async def test_awards_that_began_in_one_year_are_named_together(world: World):
    shown = text(await world.member.slash(world.channel, "precursors", ceremony="1976"))

    assert "-# I keep Actor Awards from 1996 and PGA, Critics' Choice and Spirit Awards from 2001." in shown


async def test_nominations_that_are_all_named_are_not_counted_as_well(world: World):
    named = text(await world.member.slash(world.channel, "film", title="The Bofors Gun"))
    counted = text(await world.member.slash(world.channel, "film", title="Nashville"))

    assert "**Best Actor**, Nicol Williamson, 1969: BAFTA" in named
    assert "Nominations elsewhere" not in named
    assert "-# Nominations elsewhere, as far as I know them: Golden Globes 9, BAFTA 2" in counted


async def test_awards_of_other_calendars_stand_on_one_line(world: World):
    film = text(await world.member.slash(world.channel, "film", title="One Flew Over the Cuckoo's Nest"))
    person = text(await world.member.slash(world.channel, "person", name="Jack Nicholson"))

    assert "**Best Picture**: Golden Globe (drama) 1976, BAFTA 1977\n" in film
    assert "**Best Supporting Actor**, Brad Dourif, 1977: BAFTA\n" in film
    assert (
        "**Best Actor**, *One Flew Over the Cuckoo's Nest*: Golden Globe (drama) 1976, BAFTA 1977\n" in person
    )
    assert "**Best Supporting Actor**, *Reds*, 1983: BAFTA\n" in person
