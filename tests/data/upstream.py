"""Writing lists of nominations as the upstream data set does."""

from pathlib import Path

COLUMNS = (
    "Ceremony", "Year", "Class", "CanonicalCategory", "Category", "Film", "FilmId", "Name", "Nominees",
    "NomineeIds", "Winner", "Detail", "Note", "Citation",
)  # fmt: skip


def row(**fields: str) -> str:
    """One row, with its trailing empty fields left out; of the 4th ceremony unless it says otherwise."""
    values = {"Ceremony": "4", "Year": "1930/31", "Class": "Title", "Category": "BEST PICTURE"} | fields
    return "\t".join(values.get(column, "") for column in COLUMNS).rstrip("\t")


def nominee(film: str, number: int, **fields: str) -> str:
    """A nominee for Best Picture, `number` making up its ids."""
    people = {
        "Film": film,
        "FilmId": f"tt{number:08}",
        "Name": f"{film} Producer, Producer",
        "Nominees": f"{film} Producer",
        "NomineeIds": f"nm{number:08}",
    }
    return row(**(people | fields))


def write(path: Path, *rows: str) -> Path:
    """A list of these rows."""
    path.write_text("\n".join(["\t".join(COLUMNS), *rows, ""]), "utf-8")
    return path
