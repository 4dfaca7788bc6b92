"""What members can request about themselves: their stored data, and its erasure."""

from bot.clock import Clock
from bot.db.engine import Database
from bot.guilds.notices import NoticeService
from bot.guilds.service import GuildService
from bot.ids import MemberId
from bot.privacy.erasure import ErasureReport, Footprint, erase_member, measure_footprint
from bot.privacy.personal_data import PersonalData, collect_personal_data
from bot.slates.service import SlateService


class PrivacyService:
    """Collects what is stored about a member in all servers, and erases it."""

    def __init__(
        self,
        database: Database,
        slates: SlateService,
        guilds: GuildService,
        notices: NoticeService,
        clock: Clock,
    ) -> None:
        """Read from a database; after an erasure the other services' caches are cleared."""
        self._database = database
        self._slates = slates
        self._guilds = guilds
        self._notices = notices
        self._clock = clock

    async def get_personal_data(self, user_id: MemberId) -> PersonalData:
        """Everything that is stored about a member."""
        return await self._database.read(collect_personal_data, self._slates, user_id)

    async def get_footprint(self, user_id: MemberId) -> Footprint:
        """How much is stored about a member, and what an erasure would do to it."""
        return await self._database.read(measure_footprint, user_id, self._clock())

    async def erase_member(self, user_id: MemberId) -> ErasureReport:
        """Erase a member from every server; `bot.privacy.erasure` describes what stays, unnamed.

        Soon no byte of it is left in the files of a SQLite database either (`bot.db.scrubbing`).
        """
        erased = await self._database.write(erase_member, user_id, self._clock())
        self._guilds.clear_member_names(user_id)
        self._notices.clear_cache()
        await self._database.scrub()
        return erased
