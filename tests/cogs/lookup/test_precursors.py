"""What the earlier awards foretold, and what is said where they foretold nothing."""

import pytest

from tests.world import World, custom_id, reply, text


async def test_what_the_earlier_awards_foretold(world: World):
    answer = await world.member.slash(world.channel, "precursors", category="picture", ceremony="97")

    shown = text(answer)
    assert "🏆 ***Anora***" in shown
    assert "✅ **PGA** *Anora*" in shown
    assert "foretold 19 of 26 Oscars since 2001 (73%)" in shown

    await world.member.click(reply(answer), custom_id=custom_id(answer, "Season before"))
    assert "***Oppenheimer***" in text(answer)


async def test_a_craft_without_earlier_awards_says_so(world: World):
    answer = await world.member.slash(world.channel, "precursors", category="sound")

    assert "I follow Picture" in text(answer)


@pytest.mark.parametrize("ceremony", ["1943", "11", "2nd"])
async def test_the_record_of_the_earlier_awards_begins_somewhere(world: World, ceremony: str):
    answer = await world.member.slash(world.channel, "precursors", category="picture", ceremony=ceremony)

    shown = text(answer)
    assert "My record of the earlier awards begins in 1944" in shown
    assert "not yet known" not in shown


async def test_the_first_season_of_the_earlier_awards_is_known(world: World):
    shown = text(await world.member.slash(world.channel, "precursors", category="picture", ceremony="1944"))

    assert "❌ **Golden Globes** *The Song of Bernadette*" in shown
    assert "foretold 54 of 83 Oscars since 1944 (65%)" in shown
    assert (
        "I keep BAFTA from 1961, Actor Awards from 1996 and PGA, Critics' Choice and Spirit Awards from 2001."
        in shown
    )


async def test_a_season_joins_awards_of_other_years_by_their_films(world: World):
    shown = text(await world.member.slash(world.channel, "precursors", category="picture", ceremony="48"))

    assert "✅ **BAFTA** *One Flew Over the Cuckoo's Nest* [1977]" in shown
    assert "1976: *Alice Doesn't Live Here Anymore*, counted with the films of 1974" in shown
    assert "BAFTA had years of its own then" in shown


async def test_what_is_not_settled_is_shown_and_not_counted(world: World):
    shown = text(await world.member.slash(world.channel, "precursors", category="actor", ceremony="48"))

    assert "Walter Matthau (*The Sunshine Boys*) [musical or comedy] · not counted" in shown


async def test_what_the_record_has_no_more_says_so(world: World):
    shown = text(await world.member.slash(world.channel, "precursors", category="adapted", ceremony="98"))

    assert "**BAFTA** not in my record" in shown
    assert "foretold 10 of 28 Oscars 1985–2017 (36%)" in shown


@pytest.mark.parametrize(
    ("category", "said"),
    [
        ("international", "🏆 ***Sentimental Value*** (Norway)\n"),
        ("song", "🏆 **“Golden”** (*KPop Demon Hunters*)\n"),
        (
            "cast",
            "The Oscars have no such prize.\nIt is a prize of the **Actor Awards (Screen Actors Guild)**",
        ),
        ("thalberg", "There was no such Oscar at the 98th Academy Awards."),
        ("honorary", "An honour, which is not contested"),
    ],
)
async def test_a_prize_that_nobody_foretells_is_told_as_it_is(world: World, category: str, said: str):
    shown = text(await world.member.slash(world.channel, "precursors", category=category))

    assert said in shown
    assert "sealed" not in shown


@pytest.mark.parametrize(
    ("category", "said"),
    [
        (
            "original screenplay",
            "✅ **WGA** *The Hurt Locker*\n",
        ),
        ("actress", "(*The Blind Side*) [drama] and Meryl Streep (*Julie & Julia*) [musical or comedy]\n"),
        (
            "actress",
            "**Critics' Choice** Meryl Streep (*Julie & Julia*) and Sandra Bullock (*The Blind Side*) · a tie",
        ),
    ],
)
async def test_two_prizes_are_told_from_a_tie(world: World, category: str, said: str):
    answer = await world.member.slash(world.channel, "precursors", category=category, ceremony="2010")

    assert said in text(answer)
