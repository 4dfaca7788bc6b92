"""What is said of a file: what is wrong with it, each cause once, and what the reader did of itself."""

from collections.abc import Sequence

from bot.slates.files import (
    Fault,
    FileKind,
    ForeignKind,
    Layout,
    ProblemGroup,
    Remark,
    RemarkKind,
    SlateProblem,
    group_problems,
)
from cogs.kit.text import escape_text, format_count, format_list

PROBLEMS_LISTED_LIMIT = 15
"""Causes that are listed at once; a file is mended from the top."""

_PROBLEMS_CHARACTER_LIMIT = 1500
"""Characters of that list after which no more cause is begun."""

_LINES_NAMED_LIMIT = 3
"""Lines of one cause that are named; how many more there are is counted."""

_REMARKS_NAMED_LIMIT = 6
"""Columns or categories left aside that are named."""

_COLUMN_NAMES = "`category`, then `film`, `people`, `song` or `nominee`"

_FAULT_TEXTS = {
    Fault.TOO_LARGE: "the file is too large: I read {limit} bytes at most. Split it into several slates.",
    Fault.NOT_UTF8: "the letters are damaged here. Save it as “CSV UTF-8” in Excel; Google Sheets always does.",
    Fault.DAMAGED_WORKBOOK: "this workbook is damaged or under a password. Save it anew, or as CSV.",
    Fault.TOO_WIDE: "there is something so far to the right or so far down that I cannot lay it out. Copy the "
    "table into a new sheet and send that.",
    Fault.EMPTY: "there are no nominees in it.",
    Fault.BROKEN_CSV: "the quotes do not match, so I cannot tell the columns apart from here on.",
    Fault.STRAY_QUOTES: "there are doubled quotes that belong to no cell: “{text}”. Save the file from the "
    "spreadsheet once more.",
    Fault.BROKEN_JSON: "this is no valid JSON from here on.",
    Fault.TOO_DEEP: "the brackets are nested too deeply for a slate.",
    Fault.WRONG_TYPE: "here stands another kind of value than I expect.",
    Fault.REPEATED_FIELD: "“{text}” is there twice.",
    Fault.UNKNOWN_FIELD: "I do not know “{text}”.",
    Fault.MISSING_FIELD: "I find no column that says the category. Name the columns in the first line: {columns}.",
    Fault.MISSING_NOMINEES: "I find no column that says who is nominated. Name one of them `film`, `people`, `song` or "
    "`nominee`.",
    Fault.STRAY_VALUE: "“{text}” stands in no column. A name with a comma in it needs quotation marks around it.",
    Fault.NO_CATEGORY: "the category has no name.",
    Fault.NO_NOMINEE: "nobody is nominated here: name a film, people, a song or a country.",
    Fault.ONE_NOMINEE: "“{text}” has a single nominee; it needs two or more.",
    Fault.DUPLICATE_CATEGORY: "“{text}” was there before.",
    Fault.DUPLICATE_NOMINEE: "this nominee was there before.",
    Fault.TOO_LONG: "“{text}” is longer than {limit} characters.",
    Fault.TOO_MANY: "more than {limit} are too many from here on.",
    Fault.BAD_HEADLINE: "nominees are named by `film`, `person`, `song` or `country`, not by “{text}”.",
    Fault.BAD_WEIGHT: "a weight is a number from 1 to {limit}, not “{text}”.",
    Fault.BAD_DATE: "“{text}” is no date, or could be two. Write it as `2027-03-14`.",
    Fault.FAILED_FORMULA: "“{text}” is what a spreadsheet writes where a formula failed: type the name there.",
    Fault.BAD_ANSWER: "say `yes` or nothing, not “{text}”.",
    Fault.CONTRADICTION: "“{text}” differs from what was said before.",
}

_JSON_FAULT_TEXTS = {
    Fault.MISSING_FIELD: 'I find no categories. Write `[{{"category": "Best Picture", "nominees": ["Anora"]}}]`, or '
    "one key a category with a list of names.",
    Fault.WRONG_TYPE: "the value here is of another kind than I expect: a nominee is a text or an object, a category "
    "has a list of them.",
    Fault.REPEATED_FIELD: "the key “{text}” is there twice.",
    Fault.NO_CATEGORY: "there is no `category` or `name` that says which category this is.",
    Fault.NO_NOMINEE: "nobody is nominated here: give a `film`, `people`, a `song` or a `name`.",
    Fault.BAD_ANSWER: "the value is `true` or `false`, not “{text}”.",
}
"""What is said otherwise where there are keys and values, not columns and cells."""

_FOREIGN_TEXTS = {
    ForeignKind.PICTURE: "This is a picture, and I cannot read nominees off it. Put them into a spreadsheet.",
    ForeignKind.PDF: "This is a PDF. Copy its table into a spreadsheet and send that.",
    ForeignKind.OLD_WORKBOOK: "This is a workbook of an old kind. Save it as `.xlsx` or CSV and send that.",
    ForeignKind.OPEN_WORKBOOK: "This is an OpenDocument spreadsheet. Save it as `.xlsx` or CSV and send that.",
    ForeignKind.NUMBERS: "This is a Numbers document. Export it as Excel or CSV and send that.",
    ForeignKind.TEXT_DOCUMENT: "This is a text document. Copy its table into a spreadsheet and send that.",
    ForeignKind.WEB_PAGE: "This is a web page, not the table it shows. Download that as CSV and send it.",
    ForeignKind.ARCHIVE: "This is an archive. Unpack it and send the file in it.",
    ForeignKind.BINARY: "This is neither text nor a workbook. Send a CSV, an `.xlsx` or a JSON file.",
}

_LAYOUT_QUESTIONS = {
    Layout.COLUMNS: "I took **each column as a category**, with its nominees below it. Is that right?",
    Layout.ROWS: "I took **each row as a category**, with its nominees behind it. Is that right?",
    Layout.CELLS: "I took **each cell as a list** of a category’s nominees. Is that right?",
    Layout.UNDER_HEADINGS: "I took **these lines as categories**, with their nominees below them. Is that right?",
}

_REMARK_TEXTS = {
    RemarkKind.CODE_PAGE: "The letters are in an old Windows code page; I read them as in “{texts}”. Look whether "
    "the accents are right.",
    RemarkKind.MORE_SHEETS: "I read the first sheet alone, “{texts}”.",
    RemarkKind.NO_HEADER: "No line names the columns: I took the first as the category, the second as the nominee.",
    RemarkKind.TITLE_LINE: "I skipped what stands above the table: “{texts}”.",
    RemarkKind.UNREAD_WINNER: "I could not read who won in {texts}.",
}


def format_problems(problems: Sequence[SlateProblem], kind: FileKind = FileKind.TABLE) -> str:
    """What is wrong, each cause once with the lines it concerns; as many as can be read at once."""
    groups = group_problems(problems)
    shown: list[str] = []
    for group in groups[:PROBLEMS_LISTED_LIMIT]:
        shown.append(f"- {_format_place(group)}{_format_fault(group.first, kind)}")
        if sum(map(len, shown)) > _PROBLEMS_CHARACTER_LIMIT:
            break
    if len(groups) > len(shown):
        shown.append(f"- and {len(groups) - len(shown)} more")
    return "\n".join(shown)


def format_foreign(kind: str) -> str:
    """What a file that holds no slate seems to be, and what to do."""
    return _FOREIGN_TEXTS[ForeignKind(kind)]


def format_layout_question(layout: Layout) -> str:
    """What a host is asked where no header says how a file is meant; empty where one does."""
    return _LAYOUT_QUESTIONS.get(layout, "")


def format_remarks(remarks: Sequence[Remark], kind: FileKind = FileKind.TABLE) -> list[str]:
    """What the reader did of itself, a sentence each."""
    by_kind: dict[RemarkKind, list[str]] = {}
    for remark in remarks:
        by_kind.setdefault(remark.kind, []).append(escape_text(remark.text, 40))
    return [_format_remark(found, texts, kind) for found, texts in by_kind.items()]


def _format_remark(remark: RemarkKind, texts: Sequence[str], kind: FileKind) -> str:
    if remark is RemarkKind.ASIDE_FIELD:
        what = "keys" if kind is FileKind.JSON else "columns"
        what = what if len(texts) > 1 else what[:-1]
        return f"I left the {what} {_list_some([f'“{text}”' for text in texts])} aside."
    if remark is RemarkKind.ASIDE_CATEGORY:
        named = _list_some([f"**{text}**" for text in texts])
        return f"I left {named} aside: with a single nominee that won, nobody can vote on it."
    return _REMARK_TEXTS[remark].format(texts=_list_some(list(texts)))


def _list_some(texts: Sequence[str]) -> str:
    more = len(texts) - _REMARKS_NAMED_LIMIT
    named = list(texts[:_REMARKS_NAMED_LIMIT])
    return format_list([*named, f"{more} more"] if more > 0 else named)


def _format_place(group: ProblemGroup) -> str:
    place: list[str] = []
    if group.lines:
        named = [str(line) for line in group.lines[:_LINES_NAMED_LIMIT]]
        more = len(group.lines) - len(named)
        counted = [*named, f"{more:,} more"] if more else named
        place.append(f"**{'Lines' if len(group.lines) > 1 else 'Line'} {format_list(counted)}**")
    field = [f"`{group.first.field}`"] if group.first.field else []
    return ", ".join([*place, *field]) + ": " if place or field else ""


def _format_fault(problem: SlateProblem, kind: FileKind) -> str:
    if problem.fault is Fault.FOREIGN:
        return format_foreign(problem.text)
    text = escape_text(problem.text, 60)
    sentence = _JSON_FAULT_TEXTS.get(problem.fault) if kind is FileKind.JSON else None
    sentence = sentence or _FAULT_TEXTS[problem.fault]
    return sentence.format(text=text, limit=f"{problem.limit:,}", columns=_COLUMN_NAMES)


def count_causes(problems: Sequence[SlateProblem]) -> str:
    """How many causes there are: `3 problems`."""
    return format_count(len(group_problems(problems)), "problem")
