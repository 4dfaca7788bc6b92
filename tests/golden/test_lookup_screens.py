"""What is shown of the record, and what everyone may ask about the bot itself."""

from bot.ids import MemberId
from tests.golden.recording import Recorder
from tests.world import World, custom_id, picks, reply


async def test_lookups(world: World, recorder: Recorder):
    member, channel = world.member, world.channel
    night = await member.slash(channel, "winners", ceremony="97")
    recorder.take("winners", night)
    await member.click(reply(night), custom_id=custom_id(night, "▶️"))
    recorder.take("winners-next-page", night)
    recorder.take(
        "winners-category", await member.slash(channel, "winners", ceremony="98", category="picture")
    )
    recorder.take("winners-acting", await member.slash(channel, "winners", ceremony="41", category="actress"))
    recorder.take("winners-globes", await member.slash(channel, "winners", ceremony="golden globes 2020"))
    recorder.take("film", await member.slash(channel, "film", title="Anora"))
    recorder.take("film-choice", await member.slash(channel, "film", title="little women"))
    recorder.take("person", await member.slash(channel, "person", name="Katharine Hepburn"))
    recorder.take("category", await member.slash(channel, "category", name="actress"))
    recorder.take("records", await member.slash(channel, "records", board="film-wins"))
    recorder.take(
        "records-of-category", await member.slash(channel, "records", board="person-wins", category="actress")
    )
    recorder.take("precursors", await member.slash(channel, "precursors", category="picture", ceremony="97"))
    recorder.take("film-in-direct-messages", await member.user.slash("film", title="Parasite"))
    recorder.check("lookup")


async def test_what_is_not_found(world: World, recorder: Recorder):
    member, channel = world.member, world.channel
    recorder.take("ceremony", await member.slash(channel, "winners", ceremony="1933"))
    recorder.take("film", await member.slash(channel, "film", title="\u202ezzqq [x](http://example.org)"))
    recorder.take("category", await member.slash(channel, "winners", ceremony="3", category="visual effects"))
    recorder.take("ballot-without-contest", await member.slash(channel, "ballot"))
    recorder.take("verdict-without-anything", await member.slash(channel, "verdict"))
    recorder.take("polls-without-any", await member.slash(channel, "polls"))
    recorder.take("standings-in-direct-messages", await member.user.slash("winners", ceremony="zzqq"))
    night = await member.slash(channel, "winners", ceremony="97")
    other = await world.members[1].click(reply(night), custom_id=custom_id(night, "▶️"))
    recorder.take("copy-of-anothers-screen", other)
    recorder.check("not-found")


async def test_suggestions_while_typing(world: World, recorder: Recorder):
    member, host, channel = world.member, world.host, world.channel
    recorder.keep("ceremony", await member.autocomplete(channel, "winners", "ceremony", "200"))
    recorder.keep("category", await member.autocomplete(channel, "winners", "category", "act", ceremony="97"))
    recorder.keep("film", await member.autocomplete(channel, "film", "title", "godf"))
    recorder.keep("person", await member.autocomplete(channel, "person", "name", "hepb"))
    recorder.keep("slate", await host.autocomplete(channel, "contest create", "ceremony", ""))
    recorder.keep("lock", await host.autocomplete(channel, "contest create", "locks", "in 3 d"))
    recorder.check("suggestions")


async def test_help_and_privacy(world: World, recorder: Recorder):
    for name, who in {"member": world.member, "host": world.host, "owner": world.owner}.items():
        recorder.take(f"help-{name}", await who.slash(world.channel, "help"))
    more = "Tell me more about …"
    answer = await world.owner.slash(world.channel, "help")
    for number, topic in enumerate(picks(answer, more).values()):
        await world.owner.select(reply(answer), [topic], custom_id=custom_id(answer, more))
        recorder.take(f"help-topic-{number}", answer)
        await world.owner.click(reply(answer), label="All of it")
    recorder.take("privacy-delete-nothing", await world.member.user.slash("privacy delete"))
    await world.services.guilds.remember_name(world.guild_id, MemberId(world.member.id), "Ana")
    asked = await world.member.slash(world.channel, "privacy delete")
    recorder.take("privacy-delete", asked)
    await world.member.click(reply(asked), label="Leave it")
    recorder.take("privacy-kept", asked)
    again = await world.member.slash(world.channel, "privacy delete")
    await world.member.click(reply(again), label="Erase me")
    recorder.take("privacy-erased", again)
    recorder.check("help")
