"""What lookups answer of themselves: the obvious without an option, the famous namesake, and where to go next."""

import pytest

from cogs.kit.layouts import GOLD_ACCENT
from tests.world import World, custom_id, labels, picks, reply, text


@pytest.mark.parametrize(
    ("command", "opening"),
    [
        ("winners", "## 98th Academy Awards"),
        ("records", "## Most wins: films"),
        ("precursors", "## Best Picture: who saw it coming?"),
    ],
)
async def test_a_command_alone_answers_with_the_obvious(world: World, command: str, opening: str):
    assert text(await world.member.slash(world.channel, command)).startswith(opening)


async def test_a_category_alone_is_of_the_latest_ceremony(world: World):
    answer = await world.member.slash(world.channel, "winners", category="picture")
    assert "98th Academy Awards" in text(answer)
    assert "***One Battle After Another***" in text(answer)


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("winners", {}),
        ("film", {"title": "Anora"}),
        ("person", {"name": "Sean Baker"}),
        ("category", {"name": "picture"}),
        ("records", {}),
        ("precursors", {}),
    ],
)
async def test_every_lookup_can_be_asked_for_oneself(world: World, command: str, options: dict[str, str]):
    shown = await world.member.slash(world.channel, command, **options)
    assert not shown.ephemeral
    private = await world.member.slash(world.channel, command, **options, private=True)
    assert private.ephemeral
    assert text(private) == text(shown)


async def test_a_choice_asked_privately_is_answered_privately(world: World):
    for private in (False, True):
        asked = await world.member.slash(world.channel, "film", title="little women", private=private)
        menu = "Choose the film"
        answer = await world.member.select(
            reply(asked), [next(iter(picks(asked, menu).values()))], custom_id=custom_id(asked, menu)
        )
        assert answer.ephemeral is private
        assert "*Little Women*" in text(answer)


async def test_the_famous_film_is_answered_and_the_other_is_a_choice(world: World):
    answer = await world.member.slash(world.channel, "film", title="Titanic")
    assert text(answer).startswith("## *Titanic*\n-# 1997")
    menu = "Or another film?"
    assert list(picks(answer, menu)) == ["Titanic · 1953"]

    await world.member.select(
        reply(answer), list(picks(answer, menu).values()), custom_id=custom_id(answer, menu)
    )
    assert text(answer).startswith("## *Titanic*\n-# 1953")


async def test_fourteen_nominations_fit_on_a_page(world: World):
    for title in ("Titanic", "La La Land", "All About Eve", "Sinners"):
        answer = await world.member.slash(world.channel, "film", title=title)
        assert "▶️" not in labels(answer)
        assert "…" not in text(answer).replace("...", "")
        nominations = text(answer).count("🏆 **Best") + text(answer).count("▫️")
        assert nominations >= (16 if title == "Sinners" else 3)


async def test_a_persons_wins_come_first(world: World):
    shown = text(await world.member.slash(world.channel, "person", name="John Williams"))
    assert (
        "🏆 **Won for** *Schindler's List*, *E.T. The Extra-Terrestrial*, *Star Wars*, *Jaws* and "
        "*Fiddler on the Roof*"
    ) in shown
    assert shown.count("🏆 **Best") == 5
    assert shown.rindex("🏆 **Best") < shown.index("▫️")


async def test_wins_elsewhere_are_grouped_by_prize_with_the_names_of_the_year(world: World):
    answer = await world.member.slash(world.channel, "person", name="Leonardo DiCaprio")
    shown = text(answer)
    assert "**Best Actor**, *The Revenant*, 2016: Golden Globe (drama), BAFTA, SAG, Critics' Choice" in shown
    assert "critics’ circles and other prizes I do not follow" in shown
    assert "I keep Golden Globes from 1944, BAFTA from 1961" in shown


async def test_a_film_names_who_won_elsewhere(world: World):
    shown = text(await world.member.slash(world.channel, "film", title="The Revenant"))
    assert (
        "**Best Actor**, Leonardo DiCaprio, 2016: Golden Globe (drama), BAFTA, SAG, Critics' Choice" in shown
    )
    assert "**Best Director**, Alejandro" in shown


async def test_a_category_leads_to_its_films_and_people(world: World):
    answer = await world.member.slash(world.channel, "winners", ceremony="97", category="picture")
    offered = picks(answer, "Films and people")
    assert next(iter(offered)) == "Anora · film"
    assert "Sean Baker · Anora" in offered
    await world.member.select(
        reply(answer), [offered["Sean Baker · Anora"]], custom_id=custom_id(answer, "Films and people")
    )
    assert text(answer).startswith("## Sean Baker")

    acting = await world.member.slash(world.channel, "winners", ceremony="97", category="actress")
    assert next(iter(picks(acting, "Films and people"))) == "Mikey Madison · Anora"


async def test_a_category_has_its_decades(world: World):
    answer = await world.member.slash(world.channel, "category", name="actress")
    menu = "Another decade"
    assert list(picks(answer, menu))[:2] == ["2020s", "2010s"]
    assert list(picks(answer, menu))[-1] == "1920s"
    await world.member.select(reply(answer), ["1960"], custom_id=custom_id(answer, menu))
    assert "`1969`" in text(answer)
    assert "`1960`" in text(answer)
    assert "`1970`" not in text(answer)
    assert "Katharine Hepburn" in text(answer)


async def test_the_best_guide_is_on_top(world: World):
    shown = text(await world.member.slash(world.channel, "precursors", ceremony="97"))
    shares = [line.rpartition("(")[2] for line in shown.splitlines() if line.startswith("-# foretold")]
    percents = [int(share.rstrip("%)")) for share in shares]
    assert percents == sorted(percents, reverse=True)
    assert "The best guide is **" in shown
    assert "**SAG Awards**, best cast" in shown


async def test_two_trophies_that_are_no_tie_say_what_they_are(world: World):
    shown = text(await world.member.slash(world.channel, "winners", ceremony="golden globes 2026"))
    assert "-# Best Picture, Drama\n🏆 ***Hamnet***" in shown
    assert "-# Best Picture, Musical or Comedy\n🏆 ***One Battle After Another***" in shown
    history = text(await world.member.slash(world.channel, "category", name="best comedy"))
    assert "Golden Globe Awards" in history
    assert "`2026` ***Hamnet*** · drama\n`2026` ***One Battle After Another*** · musical or comedy" in history


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1933", "No Academy Awards were held in 1933."),
        ("1920", "The first Academy Awards were held in 1929."),
        ("2050", "Nothing is known yet of Academy Awards in 2050."),
        ("200th", "I know no 200th Academy Awards."),
        ("bafta 1950", "My record of the British Academy Film Awards begins in 1961."),
        ("dga 1980", "My record of the Directors Guild of America Awards begins in 1991."),
        ("razzies 2025", "I do not follow the Golden Raspberry Awards"),
        ("cannes 2024", "What a film won there stands on its page: `/film`."),
        ("{{7*7}}", "I find no ceremony"),
        ("½", "I find no ceremony"),
    ],
)
async def test_a_ceremony_that_there_is_not_says_why(world: World, typed: str, said: str):
    answer = await world.member.slash(world.channel, "winners", ceremony=typed)
    assert said in text(answer)
    assert answer.ephemeral


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("film", {"title": "little women"}),
        ("person", {"name": "steve mcqueen"}),
        ("category", {"name": "screenplay"}),
        ("winners", {"ceremony": "97", "category": "picture and director"}),
    ],
)
async def test_a_choice_is_a_select_and_no_error(world: World, command: str, options: dict[str, str]):
    answer = await world.member.slash(world.channel, command, **options)
    assert "\n- " not in text(answer)
    assert "do you mean?" in text(answer)
    (card,) = reply(answer).components
    assert card["accent_color"] == GOLD_ACCENT.value
