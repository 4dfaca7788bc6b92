"""A stand-in of Discord on loopback, which the unchanged bot is pointed at by `DISCORD_API_URL`.

It is what SimCord is not: a server, so that the bot runs as its own process, is killed, meets a bad network, or runs
as several processes. Whoever holds the object (`open_discord`) acts as the members and as Discord's bad days:

    async with open_discord(TOKEN) as discord, start_bot(folder, discord.url):
        await discord.gateway.wait_for_ready()
        ana = discord.make_member("Ana")
        answer = await ana.ask("winners", ceremony="97")
        discord.faults.add("POST /channels/*/messages", refuse(ErrorCode.MISSING_ACCESS))

`server` puts it together. `world` is what there is: servers, channels, messages. `gateway` is the websocket with its
shards, `sessions` what is followed on it. `routes` and `interaction_routes` are the REST interface, `requests` what was
asked of it, `faults` what it answers instead. `members` asks and presses; `interactions` is how the bot answered.
"""
