import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cogs.kit.charts.directions import find_embedding_levels, order_runs
from cogs.kit.charts.fonts import SUBSTITUTE_CHARACTER, FontFamily
from cogs.kit.charts.graphemes import clean_text, split_graphemes
from cogs.kit.charts.lettering import TextLine, TextStyle, fit_text, shape_text, split_runs

TEXT = TextStyle(30)
TITLE = TextStyle(48, 700, FontFamily.TITLE)

NAMES = [
    "Anora",
    "Зелёная книга",
    "Ωμέγα",
    "新世紀 パラサイト 기생충",
    "مرحبا بالعالم",
    "שלום (abc) עולם",
    "हिन्दी क्षेत्र",
    "ไทย ქართული Հայ አማርኛ",
    "Tiếng Việt",
    "🎬 👨‍👩‍👧 🇫🇷 ❤️ 👍🏽 🏴󠁧󠁢󠁳󠁣󠁴󠁿 1️⃣",
    "𝓕𝓪𝓷𝓬𝔂 𝔊𝔬𝔱𝔥",
    "𒀀𒀁 \ue000 \U0010ffff",
    "★ ▲ ☠ ⓐ ﷽ ꧁",
]


def boxes(line: TextLine) -> int:
    """How many glyphs are the box that a typeface draws for what it lacks: its first glyph."""
    return sum(glyph.index == 0 for glyph in line.glyphs)


def displayed(text: str) -> str:
    """A text's characters from left to right."""
    return "".join(text[place] for place in order_runs(find_embedding_levels(text)))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("style", [TEXT, TITLE])
def test_no_script_leaves_a_box(name: str, style: TextStyle) -> None:
    line = shape_text(name, style)
    assert line.glyphs
    assert boxes(line) == 0
    assert line.render_mask() is not None


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40))
@example("\u0301")
@example("\u200d\ufe0f\u200d")
@example("\U0001f1eb")
def test_no_text_at_all_leaves_a_box(text: str) -> None:
    assert boxes(shape_text(text, TEXT)) == 0


def test_a_fancy_letter_is_drawn_as_the_letter_it_stands_for() -> None:
    assert shape_text("𝓕𝔞𝕟", TEXT).glyphs == shape_text("Fan", TEXT).glyphs


def test_what_no_typeface_has_is_drawn_as_a_dot() -> None:
    assert shape_text("a𒀀b", TEXT).glyphs == shape_text(f"a{SUBSTITUTE_CHARACTER}b", TEXT).glyphs


@pytest.mark.parametrize(
    "name",
    [
        "꧁༒☬Ana☬༒꧂",
        "♛ ♔ ✦ ✧ ✰ ➤ ❥ ✗ ⬢ ☼ ⟡ ⊹",
        "𓆩♡𓆪 ⠟⠥⠊⠵ ☰ ♞",
        "ᗩᑎᗩ ᏔᎥᏁ ꀘꀤꀘꀤ ꓮꓠꓮ",
        "ދިވެހި ܣܘܪܝܝܐ ߒߞߏ",
        "བོད་ཡིག ᠮᠣᠩᠭᠣᠯ ꦗꦮ ᬩᬮᬶ",
        "ᏣᎳᎩ ᐃᓄᒃᑎᑐᑦ ⴰⵎⴰⵣⵉⵖ 𞤀𞤣𞤤𞤢𞤥",
        "ᚠᚢᚦᚨᚱᚲ 𐌰𐌱𐌲 ⲁⲃⲅ ᚁᚂᚃ",
    ],
)
def test_ornaments_and_further_scripts_are_drawn_as_they_are(name: str) -> None:
    assert "".join(part for part, _, _ in split_runs(name, FontFamily.TEXT)) == name
    assert boxes(shape_text(name, TITLE)) == 0


def test_a_family_is_one_picture_and_an_arabic_word_is_joined() -> None:
    assert len(shape_text("👨‍👩‍👧", TEXT).glyphs) == 1
    alone = {shape_text(letter, TEXT).glyphs[0].index for letter in "محمد"}
    assert not alone.issuperset(glyph.index for glyph in shape_text("محمد", TEXT).glyphs)


def test_hebrew_is_drawn_from_right_to_left() -> None:
    leftmost, rightmost = (glyph.index for glyph in shape_text("אב", TEXT).glyphs)
    assert leftmost == shape_text("ב", TEXT).glyphs[0].index
    assert rightmost == shape_text("א", TEXT).glyphs[0].index


def test_a_title_in_greek_is_not_mixed_from_two_typefaces() -> None:
    assert len({id(glyph.font) for glyph in shape_text("Ωμέγα", TITLE).glyphs}) == 1
    assert len({id(glyph.font) for glyph in shape_text("Best Picture", TITLE).glyphs}) == 1


@given(st.text(string.printable + "אבعΩ新🎬", max_size=200), st.integers(60, 700))
@settings(deadline=None)
def test_a_text_never_gets_wider_than_its_room(text: str, width: int) -> None:
    assert fit_text(text, TEXT, width).width <= width


def test_what_fits_is_left_alone_and_what_does_not_ends_in_an_ellipsis() -> None:
    whole = shape_text("Nightbitch", TEXT)
    assert fit_text("Nightbitch", TEXT, whole.width) == whole
    cut = fit_text("Nightbitch" * 20, TEXT, 300)
    assert cut.glyphs[-1].index == shape_text("…", TEXT).glyphs[-1].index
    assert cut.width > 270


def test_a_cut_leaves_an_emoji_whole() -> None:
    family = "👨‍👩‍👧"
    cut = fit_text(family * 30, TEXT, 300)
    assert {glyph.index for glyph in cut.glyphs[:-1]} == {shape_text(family, TEXT).glyphs[0].index}


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a👨‍👩‍👧b", ["a", "👨‍👩‍👧", "b"]),
        ("🇫🇷🇩🇪", ["🇫🇷", "🇩🇪"]),
        ("👍🏽❤️1️⃣", ["👍🏽", "❤️", "1️⃣"]),
        ("e\u0323\u0301x", ["e\u0323\u0301", "x"]),
        ("", []),
    ],
)
def test_characters_as_people_see_them(text: str, seen: list[str]) -> None:
    assert split_graphemes(text) == seen


def test_nobody_turns_the_line_around_breaks_it_or_builds_towers() -> None:
    assert clean_text("\u202eevil\u202c\u2066 na\nme\x00") == "evil na me"
    assert clean_text("z" + "\u0334" * 40) == "z" + "\u0334" * 3
    assert len(clean_text("a" * 5000)) <= 300


@pytest.mark.parametrize(
    ("read", "seen"),
    [
        ("abc", "abc"),
        ("אבג", "גבא"),
        ("abc אבג", "abc גבא"),
        ("אבג abc", "abc גבא"),
        ("abc אבג דהו xyz", "abc והד גבא xyz"),
        # Numbers keep their own direction, and so do their separators and signs.
        ("312 · 19 of 24", "312 · 19 of 24"),
        ("אבג 1,234 דהו", "והד 1,234 גבא"),
        ("אבג 50%", "50% גבא"),
        ("אבג (abc)", ")abc( גבא"),
        ("abc אבג 12", "abc 12 גבא"),
        ("٣٤ عمر", "رمع ٣٤"),
    ],
)
def test_right_to_left_text_stands_where_its_readers_look_for_it(read: str, seen: str) -> None:
    # Brackets are mirrored only when they are drawn, by HarfBuzz.
    assert displayed(read) == seen
