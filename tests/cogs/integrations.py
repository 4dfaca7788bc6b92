"""Server Settings → Integrations: to whom Discord shows the bot's commands."""

from simcord import RoleHandle

from tests.world import World


async def show_commands(world: World, role: RoleHandle, *names: str) -> None:
    """Show commands to a role, whatever permissions they ask for by default; all of them if none is named."""
    for command in await world.gate.fetch_commands():
        if not names or command.name in names:
            world.guild.set_command_permissions(command, {role: True})
