"""Lookups as members make them: free text, pages, choices, and what cannot be found."""

from typing import Any

import pytest

from tests.world import World, custom_id, labels, picks, reply, text


async def test_a_night_names_its_winners_biggest_first(world: World):
    answer = await world.member.slash(world.channel, "winners", ceremony="97")

    shown = text(answer)
    assert not answer.ephemeral
    assert shown.startswith("## 97th Academy Awards")
    assert "2 March 2025" in shown
    assert "***Anora***" in shown
    assert "**Mikey Madison** · *Anora*" in shown
    assert shown.index("***Anora***") < shown.index("Mikey Madison")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("97", "97th Academy Awards"),
        ("97th", "97th Academy Awards"),
        ("2025", "97th Academy Awards"),
        ("oscars 2025", "97th Academy Awards"),
        ("parasite", "92nd Academy Awards"),
        ("1969", "41st Academy Awards"),
        ("1929", "1st Academy Awards"),
        ("oscars-97", "97th Academy Awards"),
    ],
)
async def test_a_ceremony_is_said_in_many_ways(world: World, asked: str, found: str):
    answer = await world.member.slash(world.channel, "winners", ceremony=asked)

    assert text(answer).startswith(f"## {found}")


async def test_pages_turn_for_the_asker_and_copy_for_others(world: World):
    asker, other = world.members
    answer = await asker.slash(world.channel, "winners", ceremony="97")
    message = reply(answer)
    following = custom_id(answer, "▶️")

    copied = await other.click(message, custom_id=following)
    assert copied.ephemeral
    assert "Animated" in text(copied)
    assert "***Anora***" in text(answer), "the asker's own page must not move"

    await asker.click(message, custom_id=following)
    assert "Mikey Madison" not in text(answer)
    assert "2 / 4" in labels(answer)


async def test_a_page_button_works_after_a_restart(world: World):
    answer = await world.member.slash(world.channel, "winners", ceremony="97")

    await world.restart()
    await world.member.click(reply(answer), custom_id=custom_id(answer, "▶️"))

    assert "2 / 4" in labels(answer)


async def test_the_nominees_of_a_category_with_the_winner_first(world: World):
    answer = await world.member.slash(world.channel, "winners", ceremony="41", category="actress")

    shown = text(answer)
    assert "🏆 **Katharine Hepburn**" in shown
    assert "🏆 **Barbra Streisand**" in shown
    assert "A tie: 2 winners" in shown
    assert shown.index("Streisand") < shown.index("Joanne Woodward")


async def test_a_category_opens_from_the_night(world: World):
    answer = await world.member.slash(world.channel, "winners", ceremony="97")
    options = picks(answer, "Who were the nominees?")
    value = next(value for value in options.values() if value.endswith("/best-actress"))

    await world.member.select(reply(answer), [value], custom_id=custom_id(answer, "Who were the nominees?"))

    assert "Fernanda Torres" in text(answer)
    assert "as Elphaba" in text(answer)


async def test_a_coming_night_says_when(world: World):
    answer = await world.member.slash(world.channel, "winners", ceremony="99")

    assert "14 March 2027" in text(answer)
    assert "21 January 2027" in text(answer)


@pytest.mark.parametrize(
    ("command", "option", "asked", "found"),
    [
        ("film", "title", "amelie", "Amélie"),
        ("film", "title", "godfahter", "The Godfather"),
        ("film", "title", "lotr return of the king", "The Return of the King"),
        ("person", "name", "Zoe Saldana", "Zoe Saldaña"),
        ("person", "name", "katherine hepburn", "Katharine Hepburn"),
    ],
)
async def test_misspelt_and_bare_names_are_understood(
    world: World, command: str, option: str, asked: str, found: str
):
    answer = await world.member.slash(world.channel, command, **{option: asked})

    assert found in text(answer).splitlines()[0]


async def test_a_film_sums_up_its_night(world: World):
    answer = await world.member.slash(world.channel, "film", title="Anora")

    shown = text(answer)
    assert "**5 wins** from **6 nominations** · 2025" in shown
    assert "🏆 **Best Actress** · Mikey Madison as Ani" in shown
    assert "▫️ Best Supporting Actor · Yura Borisov as Igor" in shown


async def test_a_person_sums_up_a_life(world: World):
    answer = await world.member.slash(world.channel, "person", name="Katharine Hepburn")

    assert "**4 wins** from **12 nominations** · 1934–1982" in text(answer)


async def test_namesakes_are_a_choice_that_only_the_asker_sees(world: World):
    answer = await world.member.slash(world.channel, "film", title="A Star Is Born")
    assert answer.ephemeral
    options = picks(answer, "Choose the film")
    assert len(options) == 4

    message = reply(answer)
    chosen = await world.member.select(
        message, [next(iter(options.values()))], custom_id=custom_id(answer, "Choose the film")
    )

    assert not chosen.ephemeral
    assert "*A Star Is Born*" in text(chosen)


async def test_what_matches_nothing_is_answered_with_the_nearest(world: World):
    answer = await world.member.slash(world.channel, "winners", ceremony="1933")

    assert answer.ephemeral
    assert "5th Academy Awards" in str(reply(answer).components)


async def test_a_prize_through_the_years_newest_first(world: World):
    answer = await world.member.slash(world.channel, "category", name="best picture")

    shown = text(answer)
    assert shown.startswith("## Best Picture")
    assert "`2026` ***One Battle after Another***" in shown
    assert shown.index("`2026`") < shown.index("`2025`")


@pytest.mark.parametrize(
    "asked", ["", "🎬" * 50, "x" * 6000, "<@123456789012345678>", "**bold** `code`", "مرحبا", "# h\n- x"]
)
async def test_nonsense_gets_a_sentence_and_no_markup_survives(world: World, asked: str):
    answer = await world.member.slash(world.channel, "film", title=asked)

    assert answer.ephemeral
    assert text(answer)
    assert len(text(answer)) < 1000
    assert "<@" not in text(answer).replace("\\<", "")


async def test_every_option_completes(world: World):
    cases = [
        ("winners", "ceremony"),
        ("film", "title"),
        ("person", "name"),
        ("category", "name"),
        ("category", "award"),
    ]
    for command, option in cases:
        for typed in ("", "a", "best", "zzzz"):
            choices = await world.member.autocomplete(world.channel, command, option, typed)
            assert len(choices) <= 25
            assert all(1 <= len(choice["name"]) <= 100 for choice in choices)
    categories = await world.member.autocomplete(world.channel, "winners", "category", "act", ceremony="97")
    assert any("Actress" in choice["name"] for choice in categories)


async def test_the_boards_turn_and_switch(world: World):
    answer = await world.member.slash(world.channel, "records", board="film-wins")
    shown = text(answer)
    assert "` 1.` `11` ***Ben-Hur*** · 1960" in shown
    assert shown.count("` 1.` `11`") == 3

    message = reply(answer)
    await world.member.select(message, ["person-wins"], custom_id=custom_id(answer, "Another record"))
    assert "`22` **Walt Disney**" in text(answer)

    await world.member.select(message, ["ties"], custom_id=custom_id(answer, "Another record"))
    assert "**Katharine Hepburn** and **Barbra Streisand**" in text(answer)


async def test_the_boards_of_one_category(world: World):
    answer = await world.member.slash(world.channel, "records", board="person-wins", category="actress")

    assert "`4` **Katharine Hepburn**" in text(answer)


async def test_what_the_earlier_awards_foretold(world: World):
    answer = await world.member.slash(world.channel, "precursors", category="picture", ceremony="97")

    shown = text(answer)
    assert "🏆 ***Anora***" in shown
    assert "✅ **PGA** *Anora*" in shown
    assert "foretold the Oscar in" in shown

    await world.member.click(reply(answer), custom_id=custom_id(answer, "Season before"))
    assert "***Oppenheimer***" in text(answer)


async def test_a_craft_without_earlier_awards_says_so(world: World):
    answer = await world.member.slash(world.channel, "precursors", category="sound")

    assert "I follow Picture" in text(answer)


async def test_an_honour_has_recipients_and_no_tie(world: World):
    through_the_years = await world.member.slash(world.channel, "category", name="honorary")
    assert "Angela Bassett" in text(through_the_years)
    assert "tie" not in text(through_the_years)

    that_year = await world.member.slash(world.channel, "winners", ceremony="98", category="honorary")
    assert "Debbie Allen" in text(that_year)
    assert "tie" not in text(that_year)


@pytest.mark.parametrize(
    ("lost", "won", "person", "prize"),
    [
        ("The Green Goddess", "Disraeli", "George Arliss", "Best Actor"),
        ("Their Own Desire", "The Divorcee", "Norma Shearer", "Best Actress"),
    ],
)
async def test_who_won_for_one_of_two_films_won_for_that_alone(
    world: World, lost: str, won: str, person: str, prize: str
):
    loser = text(await world.member.slash(world.channel, "film", title=lost))
    assert "**no wins** from **1 nomination**" in loser
    assert f"▫️ {prize} · {person}" in loser
    assert f"🏆 **{prize}** · {person}" in text(await world.member.slash(world.channel, "film", title=won))

    night = text(await world.member.slash(world.channel, "winners", ceremony="3"))
    assert f"🏆 **{person}** · *{won}*" in night
    assert lost not in night

    life = text(await world.member.slash(world.channel, "person", name=person))
    assert "**1 win** from" in life
    assert f"*{won}* as" in life
    assert f"also nominated for *{lost}*" in life


async def choose(world: World, answer: Any, placeholder: str, label: str) -> str:
    """Choose what a select offers under this label, and read what that leads to."""
    offered = picks(answer, placeholder)
    value = next(value for name, value in offered.items() if name.startswith(label))
    found = await world.member.select(reply(answer), [value], custom_id=custom_id(answer, placeholder))
    return text(found)


@pytest.mark.parametrize(
    ("command", "asked", "placeholder", "label", "headings"),
    [
        (
            "winners",
            {"ceremony": "1930", "category": "actress"},
            "ceremony",
            "3rd",
            ("Best Actress", "3rd Aca"),
        ),
        (
            "winners",
            {"ceremony": "97", "category": "short"},
            "category",
            "Best Animated",
            ("Best Ani", "97th"),
        ),
        (
            "category",
            {"name": "lead", "award": "globes"},
            "category",
            "Best Actress",
            ("Best Actress", "Globe"),
        ),
        (
            "category",
            {"name": "lead award", "award": "spirit"},
            "category",
            "Best Dir",
            ("Best Dir", "Spirit"),
        ),
        (
            "category",
            {"name": "feature", "award": ""},
            "category",
            "Best Doc",
            ("Best Documentary F", "Academy"),
        ),
        (
            "precursors",
            {"category": "screenplay", "ceremony": "90"},
            "category",
            "Best Ad",
            ("Best Ad", "90th"),
        ),
        (
            "records",
            {"board": "person-wins", "category": "feature"},
            "category",
            "Best An",
            ("Most wins", "An"),
        ),
    ],
)
async def test_a_choice_keeps_the_other_options(
    world: World,
    command: str,
    asked: dict[str, str],
    placeholder: str,
    label: str,
    headings: tuple[str, str],
):
    options = {name: value for name, value in asked.items() if value}
    answer = await world.member.slash(world.channel, command, **options)
    assert answer.ephemeral

    shown = await choose(world, answer, f"Choose the {placeholder}", label)

    heading = "\n".join(shown.splitlines()[:2])
    assert all(part in heading for part in headings), heading


async def test_two_choices_follow_each_other(world: World):
    first = await world.member.slash(world.channel, "winners", ceremony="1930", category="lead")
    value = picks(first, "Choose the ceremony")[
        "3rd Academy Awards · 5 November 1930 · All Quiet on the Western Front"
    ]

    second = await world.member.select(
        reply(first), [value], custom_id=custom_id(first, "Choose the ceremony")
    )
    assert second.ephemeral
    shown = await choose(world, second, "Choose the category", "Best Actress")

    assert shown.startswith("## Best Actress\n-# 3rd Academy Awards")


async def test_options_too_long_to_carry_leave_the_choices_to_read(world: World):
    answer = await world.member.slash(world.channel, "winners", ceremony="1930", category="actress " * 40)

    assert answer.ephemeral
    assert "**2nd Academy Awards**" in text(answer)


@pytest.mark.parametrize(
    ("name", "award", "heading"),
    [
        ("screenplay", "wga", "Best Screenplay\n-# Writers Guild"),
        ("original screenplay", "wga", "Best Screenplay\n-# Writers Guild"),
        ("picture", "spirit", "Best Picture\n-# Film Independent"),
        ("cast", "", "Best Cast\n-# Actor Awards"),
    ],
)
async def test_a_prize_is_looked_for_at_the_award(world: World, name: str, award: str, heading: str):
    options = {"name": name} | ({"award": award} if award else {})

    answer = await world.member.slash(world.channel, "category", **options)

    assert text(answer).startswith(f"## {heading}")


@pytest.mark.parametrize(
    ("name", "award", "offered"),
    [("best feature", "spirit", ["Best Picture"]), ("picture", "sag", ["Best Cast"])],
)
async def test_an_award_without_the_prize_offers_its_own(
    world: World, name: str, award: str, offered: list[str]
):
    answer = await world.member.slash(world.channel, "category", name=name, award=award)

    assert answer.ephemeral
    assert list(picks(answer, "Choose the category")) == offered


async def test_prizes_are_completed_from_the_award(world: World):
    choices = await world.member.autocomplete(world.channel, "category", "name", "", award="wga")

    assert [choice["value"] for choice in choices] == ["best-screenplay"]


@pytest.mark.parametrize(
    ("ceremony", "category", "why"),
    [
        ("99", "picture", "no nominees yet: they are announced on **21 January 2027**"),
        ("golden globes 2027", "picture", "no nominees yet"),
        ("sag 2020", "picture", "have no **Best Picture** in my record"),
        ("97", "casting", "it began at the 98th Academy Awards"),
        ("97", "sound editing", "it was last given at the 92nd Academy Awards"),
        ("35", "makeup", "it began at the"),
    ],
)
async def test_why_a_night_has_no_such_category(world: World, ceremony: str, category: str, why: str):
    answer = await world.member.slash(world.channel, "winners", ceremony=ceremony, category=category)

    assert answer.ephemeral
    assert why in text(answer)


async def test_a_score_is_not_alone_where_there_were_two_prizes(world: World):
    drama = text(await world.member.slash(world.channel, "winners", ceremony="71", category="score"))
    assert "🏆 ***Life Is Beautiful***" in drama
    assert (
        "another prize for a score:\n**Music (Original Musical or Comedy Score)**\n🏆 ***Shakespeare" in drama
    )

    years = text(await world.member.slash(world.channel, "category", name="adaptation score"))
    assert "***Emma*** · Rachel Portman · Music (Original Musical or Comedy Score)" in years
