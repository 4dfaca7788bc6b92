"""Lookups as members make them: free text, pages, choices, and what cannot be found."""

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
    assert "`2026` ***One Battle After Another***" in shown
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


@pytest.mark.parametrize(
    ("board", "category", "said"),
    [
        ("person-wins", "casting", "Nobody has won it more than once."),
        ("person-wins", "thalberg", "This is an honour, not a contest"),
        ("person-wins", "cast", "I keep this prize by its films, not by people."),
        ("film-wins", "picture", "No film has won it more than once."),
        ("film-nominations", "picture", "No film was nominated for it more than once."),
        ("sweeps", "song", "no film has won this one more than once in a night"),
        ("ties", "picture", "It was never shared."),
    ],
)
async def test_an_empty_board_says_what_is_true(world: World, board: str, category: str, said: str):
    answer = await world.member.slash(world.channel, "records", board=board, category=category)

    assert said in text(answer)


async def test_the_boards_of_one_category(world: World):
    answer = await world.member.slash(world.channel, "records", board="person-wins", category="actress")

    assert "`4` **Katharine Hepburn**" in text(answer)


@pytest.mark.parametrize(
    ("ceremony", "category", "then"),
    [
        ("97", "supp actor", ""),
        ("97", "original screenplay", ""),
        ("40", "original score", "then called Music (Original Music Score)"),
        ("80", "international", "then called Foreign Language Film"),
    ],
)
async def test_a_prize_was_called_otherwise_only_in_other_times(
    world: World, ceremony: str, category: str, then: str
):
    shown = text(await world.member.slash(world.channel, "winners", ceremony=ceremony, category=category))

    assert then in shown
    assert bool(then) == ("then called" in shown)


async def test_a_record_in_part_does_not_speak_for_the_whole_night(world: World):
    globes = text(await world.member.slash(world.channel, "winners", ceremony="golden globes 2020"))
    assert "*Once Upon a Time...in Hollywood* won 3 of the categories I keep." in globes
    assert "*Anora* won 5." in text(await world.member.slash(world.channel, "winners", ceremony="97"))


@pytest.mark.parametrize(
    ("ceremony", "category", "said"),
    [
        ("wga 2020", "screenplay", "## Best Original Screenplay and Best Adapted Screenplay"),
        ("golden globes 2020", "picture", "## Best Picture\n-# 77th Golden Globe Awards"),
        ("golden globes 2020", "best comedy", "## Best Picture, Musical or Comedy\n"),
        ("bafta 1964", "actor", "Two prizes, for a British and for a foreign performance."),
        ("bafta 1966", "actor", "One of two prizes; of the other I do not know the winner."),
        ("6", "assistant director", "7 prizes, no tie."),
    ],
)
async def test_a_divided_category_says_by_what(world: World, ceremony: str, category: str, said: str):
    answer = await world.member.slash(world.channel, "winners", ceremony=ceremony, category=category)

    assert said in text(answer)


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


async def test_a_score_is_not_alone_where_there_were_two_prizes(world: World):
    both = text(await world.member.slash(world.channel, "winners", ceremony="71", category="score"))
    assert "-# Best Original Score\n🏆 ***Life Is Beautiful***" in both
    assert "-# Music (Original Musical or Comedy Score)\n🏆 ***Shakespeare in Love***" in both

    one = text(await world.member.slash(world.channel, "winners", ceremony="40", category="original score"))
    assert "another prize for a score:\n**Best Adaptation Score**\n🏆 ***Camelot***" in one

    years = await world.member.slash(world.channel, "category", name="original score")
    await world.member.select(reply(years), ["1990"], custom_id=custom_id(years, "Another decade"))
    assert "***Emma*** · Rachel Portman · Music (Original Musical or Comedy Score)" in text(years)


async def test_another_film_than_the_best_picture_leads_to_its_night(world: World):
    answer = await world.member.slash(world.channel, "winners", ceremony="la la land")

    assert text(answer).startswith("## 89th Academy Awards")


async def test_the_latest_and_last_years_nights(world: World):
    latest = await world.member.slash(world.channel, "winners", ceremony="latest")
    assert text(latest).startswith("## 98th Academy Awards")

    year = world.env.now().year - 1
    last_year = await world.member.slash(world.channel, "winners", ceremony="last year")
    assert f" {year}" in text(last_year).splitlines()[1]


async def test_a_sequel_is_not_its_predecessor_and_a_missing_one_is_asked_about(world: World):
    answer = await world.member.slash(world.channel, "film", title="avatar 2")
    assert "The Way of Water" in text(answer).splitlines()[0]

    asked = await world.member.slash(world.channel, "film", title="rocky 2")
    assert asked.ephemeral
    assert {"Rocky · 1976", "Rocky III · 1982"} <= picks(asked, "Choose the film").keys()


async def test_text_that_is_said_back_turns_nothing_and_leads_nowhere(world: World):
    answer = await world.member.slash(world.channel, "film", title="\u202ezzqq [x](http://example.org)")

    assert "\u202e" not in text(answer)
    assert "](http" not in text(answer).replace("](http:\\//", "")
