"""Making the shipped files again from their sources, which `data/SOURCES.md` lists.

Run `python -m data.rebuild FOLDER`, with the source files in the folder. Awards, canonical categories and
the meanings of the Academy's category names are written by hand and stay as they are; nominees keep their ids.
"""

import sys
from pathlib import Path

from data.catalogue import read_awards
from data.ceremonies_importer import import_ceremonies
from data.festivals_importer import import_festivals
from data.format import NOMINEE_COLUMNS, OSCARS, name_oscars_file, name_precursor_file
from data.oscars_importer import ImportReport, import_oscars
from data.precursors_importer import import_precursors, list_precursor_years
from data.record_files import RECORD_FOLDER, refuse_damage
from data.season_file import read_season_file
from data.season_importer import write_season
from data.writer import write_table


def rebuild_record(sources: Path, root: Path = RECORD_FOLDER) -> ImportReport:
    """Write every file that is made from a source.

    Raises:
        StartError: A source is invalid, or a file written by hand is damaged.
    """
    years = list_precursor_years(sources)
    season = sources / "season_2026_27.json"
    import_ceremonies(sources / "ceremony_dates.csv", season, years, root)
    write_season(root, read_season_file(season))
    awards = read_awards(root, refuse_damage)
    for file in (name_oscars_file(1), *(name_precursor_file(award) for award in awards if award != OSCARS)):
        if not (root / file).exists():
            write_table(root, file, NOMINEE_COLUMNS, ())
    report = import_oscars(sources / "oscars.csv", root)
    import_precursors(sources, root)
    import_festivals(sources / "festival_prizes.csv", root)
    return report


if __name__ == "__main__":
    rebuild_record(Path(sys.argv[1]))
