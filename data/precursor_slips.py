"""What is wrong or unclear in the lists of the earlier awards, each with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass

OTHER_TITLES = {
    "[a]": "Crash",
    "5 Fingers": "Five Fingers",
    "8": "Federico Fellini's 8-1/2",
    "A Chorus Line: The Movie": "A Chorus Line",
    "A Prairie Home Companion (posthumous)": "A Prairie Home Companion",
    "American Tail, An : Fievel Goes West": "An American Tail: Fievel Goes West",
    "Birdman": "Birdman or (The Unexpected Virtue of Ignorance)",
    "Borat Subsequent Moviefilm": (
        "Borat Subsequent Moviefilm: Delivery of Prodigious Bribe to American Regime for Make Benefit Once "
        "Glorious Nation of Kazakhstan"
    ),
    "Col. Hans Landa": "Inglourious Basterds",
    "Dr. Strangelove": "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb",
    "Gorillas in the Mist: The Adventure of Dian Fossey": "Gorillas in the Mist",
    "Harry Potter and the Philosopher's Stone": "Harry Potter and the Sorcerer's Stone",
    "Il Postino: The Postman": "The Postman (Il Postino)",
    "John Carpenter's Starman": "Starman",
    "Kagemusha": "Kagemusha (The Shadow Warrior)",
    "Kill Bill: Volume 1": "Kill Bill (Vol. 1)",
    "Kill Bill: Volume 2": "Kill Bill (Vol. 2)",
    "Le scaphandre et le papillon (The Diving Bell and the Butterfly)": "The Diving Bell and the Butterfly",
    "Lon Morin, prtre": "Léon Morin, prêtre",
    "Morgan  A Suitable Case for Treatment": "Morgan!",
    "Morte a Venezia": "Death in Venice",
    "Mulholland Dr.": "Mulholland Drive",
    "Precious": "Precious: Based on the Novel 'Push' by Sapphire",
    "Romeo + Juliet": "William Shakespeare's Romeo & Juliet",
    "Sance on a Wet Afternoon": "Seance on a Wet Afternoon",
    "Se7en": "Seven",
    "Song Without End": "Song Without End (The Story of Franz Liszt)",
    "Star and Stripes Forever": "Stars and Stripes Forever",
    "Star Wars: Episode IV - A New Hope": "Star Wars",
    "Star Wars: Episode V - The Empire Strikes Back": "The Empire Strikes Back",
    "Sunset Boulevard": "Sunset Blvd.",
    "Sweet Bird of Yout": "Sweet Bird of Youth",
    "The Bible: In the Beginning": "The Bible",
    "The Motorcycle Diaries (Diarios de motocicleta)": "The Motorcycle Diaries",
    "The Slipper and the Rose": "The Slipper and the Rose--The Story of Cinderella",
    "Ultimo tango a Parigi": "Last Tango in Paris",
    "Waking Ned": "Waking Ned Devine",
}
"""Films whose title in a list of earlier awards differs from the Oscars', or is missing."""

COMPILED_WORK = {
    ("critics-choice", "2001", "director", "Steven Soderbergh"): ("Traffic", "Erin Brockovich"),
    ("critics-choice", "2001", "supporting actor", "Joaquin Phoenix"): ("Gladiator", "Quills", "The Yards"),
    ("critics-choice", "2001", "supporting actress", "Frances McDormand"): ("Almost Famous", "Wonder Boys"),
    ("critics-choice", "2003", "director", "Steven Spielberg"): ("Catch Me If You Can", "Minority Report"),
}
"""By award, year, category and person: all films that a prize was for, where the list has the first alone."""

OTHER_PEOPLE = {
    "Adele": ("Adele Adkins",),
    "Anouk Aime": ("Anouk Aimee",),
    "Chris E. Nolan": ("Christopher Nolan",),
    "Common": ("Lonnie Lynn",),
    "Dan Vickery": ("Daniel Vickrey",),
    "Daniel Brhl": ("Daniel Brühl",),
    "Dave Hartley": ("David Hartley",),
    "Franois Truffaut": ("Francois Truffaut",),
    "Gael Garca Bernal": ("Gael García Bernal",),
    "Grard Depardieu": ("Gerard Depardieu",),
    "Irne Jacob": ("Irène Jacob",),
    "J. Carroll Naish": ("J. Carrol Naish",),
    "James Brooks": ("James L. Brooks",),
    "Jason Robards Jr.": ("Jason Robards",),
    "Jocelyn Lagarde": ("Jocelyne Lagarde",),
    "Jeffrey Bass": ("Jeff Bass",),
    "Jimmy Jam": ("James Harris III",),
    "Joel Coen and Ethan Coen": ("Joel Coen", "Ethan Coen"),
    "John Legend": ("John Stephens",),
    "Jonathan Dayton and Valerie Faris": ("Jonathan Dayton", "Valerie Faris"),
    "Milo Forman": ("Milos Forman",),
    "Robin Wright Penn": ("Robin Wright",),
    "Safdie brothers": ("Benny Safdie", "Josh Safdie"),
    "Shellback": ("Karl Johan Schuster",),
    "Stphane Audran": ("Stéphane Audran",),
    "Thandie Newton": ("Thandiwe Newton",),
    "Ulrich Mhe": ("Ulrich Mühe",),
    "William Condon": ("Bill Condon",),
    "Youn Yuh-jung": ("Yuh-Jung Youn",),
    "Zhang Ziyi": ("Ziyi Zhang",),
}
"""People whose name in a list differs from the Oscars', or lost its accents."""

UNNAMED_FILMS = {
    "tt0120630": "Chicken Run",
    "tt0146882": "High Fidelity",
    "tt0218839": "Best in Show",
    "tt0333766": "Garden State",
    "tt0377092": "Mean Girls",
    "tt0443706": "Zodiac",
    "tt0478311": "Knocked Up",
    "tt0878835": "Please Give",
    "tt1022603": "(500) Days of Summer",
    "tt1045772": "I Love You Phillip Morris",
    "tt1126591": "Burlesque",
    "tt1230414": "It's Complicated",
    "tt1243957": "The Tourist",
    "tt1245526": "Red",
    "tt1276104": "Looper",
    "tt1527793": "No Other Choice",
    "tt1606392": "Win Win",
    "tt1625346": "Young Adult",
    "tt1659337": "The Perks of Being a Wallflower",
    "tt2170593": "St. Vincent",
    "tt3169706": "Pride",
    "tt7541720": "Music",
    "tt8503618": "Hamilton",
    "tt9764362": "The Menu",
    "tt10161886": "The Prom",
    "tt10954984": "Nope",
    "tt11198810": "She Said",
    "tt17279496": "Civil War",
    "tt18559464": "My Old Ass",
    "tt20215968": "Hit Man",
    "tt31688586": "Nouvelle Vague",
}
"""Films that the lists of halves and of scripts name by their IMDb id alone, as the other lists name what they
nominated in that year.
"""

GLOBES_SLIPS: dict[tuple[str, str, str, str], dict[str, str]] = {
    # A supporting actor among the actresses of the year before; Wikipedia has him where he belongs.
    ("1964", "best-supporting-actress", "Edmond O'Brien", "Seven Days In May"): {
        "ceremony_year": "1965",
        "category": "best-supporting-actor",
    },
    ("1965", "best-supporting-actor", "Edmond O'Brien", "Cheyenne Autumn"): {"film": ""},
    # The makers of films in the place of the films.
    ("1961", "best-picture", "", "Walter Lang"): {"film": ""},
    ("1961", "best-picture", "", "Jerry Wald"): {"film": ""},
    ("1961", "best-picture", "", "George Sidney"): {"film": ""},
    # Two lines for one nominee.
    ("2001", "original-score", "Lisa Gerrard", "Gladiator"): {"film": ""},
    ("2001", "original-score", "Hans Zimmer", "Gladiator"): {"person": "Hans Zimmer, Lisa Gerrard"},
    # Songs with a comma.
    ("1970", "original-song", "Goodbye, Columbus, The Association", "Goodbye, Columbus"): {
        "song": "Goodbye, Columbus",
        "person": "The Association",
    },
    (
        "1973",
        "original-song",
        "Marmalade, Molasses and Honey, Maurice Jarre, Alan Bergman, Marilyn Bergman",
        "Life and Times of Judge Roy Bean, The",
    ): {
        "song": "Marmalade, Molasses and Honey",
        "person": "Maurice Jarre, Alan Bergman, Marilyn Bergman",
    },
    (
        "1974",
        "original-song",
        "Way We Were, The, Marvin Hamlisch, Alan Bergman, Marilyn Bergman",
        "Way We Were, The",
    ): {
        "song": "The Way We Were",
        "person": "Marvin Hamlisch, Alan Bergman, Marilyn Bergman",
    },
    # A film in the place of its actress; Wikipedia names her.
    ("2002", "best-actress", "Deep End, The", ""): {"person": "Tilda Swinton", "film": "The Deep End"},
}
"""By year, category, person and film: what is otherwise than the Golden Globes' list says; no film to leave it out."""

GLOBES_MISSING: tuple[dict[str, str], ...] = tuple(
    {
        "award": "golden-globes",
        "ceremony_year": year,
        "category": category,
        "part": part,
        "person": person,
        "film": film,
        "winner": "",
    }
    for year, category, part, person, film in (
        ("1962", "best-picture", "comedy", "", "The Parent Trap"),
        ("1966", "best-supporting-actor", "", "Hardy Krüger", "The Flight of the Phoenix"),
        ("1976", "best-actor", "comedy", "George Burns", "The Sunshine Boys"),
    )
)
"""Nominees that Wikipedia's tables have and that list lacks."""

UNSETTLED = {("golden-globes", 1976, "best-actor-musical-or-comedy")}
"""By award, year and category: the lists disagree about a winner. Of 1976 one has Walter Matthau alone, the other him
and George Burns.
"""


@dataclass(frozen=True, slots=True)
class Slip:
    """What a line of a table should name; nothing to leave it out."""

    people: tuple[str, ...] = ()
    films: tuple[str, ...] = ()


TABLES_SLIPS: Mapping[tuple[str, str, str, str, str], Slip] = {
    # Nominees with several films have several lines, which slipped: the film stands for the person, the role for the
    # film. The Oscars' roles and the Golden Globes' list name the person; where they do not, the line is left out.
    ("bafta", "1965", "best-actor", "The Pink Panther", "Inspector Jacques Clouseau"): Slip(
        ("Peter Sellers",), ("The Pink Panther",)
    ),
    ("bafta", "1967", "best-actor", "Khartoum", "William Ewart Gladstone"): Slip(),
    ("bafta", "1971", "best-actor", "Butch Cassidy and the Sundance Kid", "Sundance Kid"): Slip(),
    ("bafta", "1971", "best-actor", "MASH", "Trapper John McIntyre"): Slip(),
    ("bafta", "1973", "best-actor", "The French Connection", 'Jimmy "Popeye" Doyle'): Slip(
        ("Gene Hackman",), ("The French Connection",)
    ),
    ("bafta", "1973", "best-actor", "The Godfather", "Vito Corleone"): Slip(
        ("Marlon Brando",), ("The Godfather",)
    ),
    ("bafta", "1976", "best-actor", "Dog Day Afternoon", "Sonny Wortzik"): Slip(
        ("Al Pacino",), ("Dog Day Afternoon", "The Godfather Part II")
    ),
    ("bafta", "1976", "best-actor", "French Connection II", 'Jimmy "Popeye" Doyle'): Slip(
        ("Gene Hackman",), ("French Connection II",)
    ),
    ("bafta", "1976", "best-actor", "The Godfather Part II", "Michael Corleone"): Slip(),
    ("bafta", "1977", "best-actor", "All the President's Men", "Carl Bernstein"): Slip(),
    ("bafta", "2005", "best-actress", "Finding Neverland", "Sylvia Llewelyn Davies"): Slip(),
    ("bafta", "2006", "best-supporting-actor", "Good Night, and Good Luck", "Fred W. Friendly"): Slip(),
    # The role for the film, of a nominee whose name is right.
    ("bafta", "1983", "best-supporting-actor", "Edward Fox", "Reginald Dyer"): Slip(("Edward Fox",)),
    ("bafta", "1983", "best-supporting-actor", "Roshan Seth", "Jawaharlal Nehru"): Slip(("Roshan Seth",)),
    ("bafta", "1999", "best-supporting-actor", "Geoffrey Rush", "Philip Henslowe"): Slip(
        ("Geoffrey Rush",), ("Shakespeare in Love",)
    ),
    ("bafta", "2001", "best-supporting-actor", "Joaquin Phoenix", "Commodus"): Slip(
        ("Joaquin Phoenix",), ("Gladiator",)
    ),
}
"""By award, year, category, person and film of a line."""
