"""From a slate to a file, in either form, and the template to start from."""

from dataclasses import replace
from enum import StrEnum

from bot.awards.record import Record
from bot.awards.slate_drafts import SlateDraft, make_slate_draft
from bot.awards.slate_files.csv_form import write_csv
from bot.awards.slate_files.json_form import write_json

TEMPLATE_CATEGORIES = ("best-picture", "best-actress", "original-song", "international-feature")
"""One of each kind: named by film, person, song and country."""

TEMPLATE_NOMINEES_PER_CATEGORY = 2


class FileFormat(StrEnum):
    """The forms of a file, by its ending."""

    CSV = "csv"
    JSON = "json"


def write_slate(slate: SlateDraft, file_format: FileFormat) -> bytes:
    """The file, in UTF-8; a CSV file with the mark by which Excel knows that."""
    if file_format is FileFormat.CSV:
        return write_csv(slate).encode("utf-8-sig")
    return write_json(slate).encode()


def make_template(record: Record) -> SlateDraft:
    """A few true categories of the latest Oscars to write over, so that every kind of entry is seen once."""
    latest = record.find_latest_ceremony()
    if latest is None:
        return SlateDraft("", None, ())
    categories = [
        replace(category, nominees=category.nominees[:TEMPLATE_NOMINEES_PER_CATEGORY])
        for category in latest.contested
        if category.canonical in TEMPLATE_CATEGORIES
    ]
    return make_slate_draft(replace(latest, categories=tuple(categories)))
