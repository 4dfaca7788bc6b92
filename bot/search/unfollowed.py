"""Awards that people ask for and the record does not follow."""

from collections.abc import Mapping

from bot.search import text

_NAMES: Mapping[str, tuple[str, ...]] = {
    "Golden Raspberry Awards": ("razzies", "razzie", "golden raspberry", "golden raspberries"),
    "Emmy Awards": ("emmys", "emmy", "primetime emmy", "primetime emmys"),
    "Grammy Awards": ("grammys", "grammy", "grammies"),
    "Tony Awards": ("tonys", "tony awards", "tony"),
    "Cannes Film Festival": ("cannes", "cannes film festival", "palme d'or", "palme dor"),
    "Venice Film Festival": ("venice", "venice film festival", "golden lion", "mostra"),
    "Berlin Film Festival": ("berlinale", "berlin", "berlin film festival", "golden bear"),
    "Sundance Film Festival": ("sundance", "sundance film festival"),
    "Toronto Film Festival": ("tiff", "toronto", "toronto film festival"),
    "César Awards": ("césar", "césars"),
    "Goya Awards": ("goya", "goyas"),
    "European Film Awards": ("european film", "efa"),
    "Gotham Awards": ("gotham", "gothams"),
    "Annie Awards": ("annie awards", "annies"),
    "Saturn Awards": ("saturn", "saturns"),
    "Satellite Awards": ("satellite", "satellites"),
    "People's Choice Awards": ("people's choice",),
    "MTV Movie Awards": ("mtv", "mtv movie"),
    "New York Film Critics Circle Awards": ("nyfcc", "new york film critics", "new york film critics circle"),
    "Los Angeles Film Critics Association Awards": ("lafca", "los angeles film critics"),
    "National Board of Review Awards": ("nbr", "national board of review"),
    "National Society of Film Critics Awards": ("nsfc", "national society of film critics"),
    "American Society of Cinematographers Awards": ("asc", "american society of cinematographers"),
    "American Cinema Editors' Eddie Awards": ("ace eddie", "eddies", "ace eddies"),
    "Filmfare Awards": ("filmfare",),
    "American Film Institute Awards": ("afi",),
    "British Independent Film Awards": ("bifa", "bifas", "british independent film"),
    "Laurence Olivier Awards": ("olivier awards", "oliviers"),
}
"""By full name, what people type."""

_SAYS_AWARD = frozenset({"award", "awards", "festival"})
_FILLERS = frozenset({"the", "award", "awards", "festival", "annual", "winners", "of", "in", "at"})


def find_unfollowed_award(typed: str) -> str | None:
    """The full name of the award that a text means, "razzies 2025", if it is one that the record does not follow."""
    return _BY_PHRASE.get(_strip_edition(typed))


def says_unfollowed_award(typed: str) -> bool:
    """Whether a text says that it means such an award: "annie awards" is not *Annie Hall*."""
    says_award = not _SAYS_AWARD.isdisjoint(text.fold_text(typed).split())
    return says_award and find_unfollowed_award(typed) is not None


def _strip_edition(typed: str) -> str:
    """The text without fillers, years and editions."""
    words = text.fold_text(typed).split()
    return " ".join(word for word in words if word not in _FILLERS and not word[:1].isdigit())


_BY_PHRASE = {_strip_edition(phrase): name for name, phrases in _NAMES.items() for phrase in phrases}
