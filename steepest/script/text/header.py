"""The lines between dashes that a lecture's text begins with."""

from dataclasses import dataclass

from steepest.script.fault import Fault, clipped
from steepest.script.nearest import suggestion
from steepest.script.place import Place
from steepest.script.values.languages import Language, language_of

FENCE = "---"
SLOWEST, FASTEST, USUAL = 60, 300, 150  # spoken words a minute
KEYS = ("title", "author", "pace", "language", "thread", "closing")
ANSWERS = {"yes": True, "no": False}


@dataclass(frozen=True)
class Header:
    """title: of the lecture; pace: words a minute without a voice; language: of its words and numbers; author: who
    gives it, empty where nobody says; thread: whether its film has cards and leads over from scene to scene;
    closing: what stands over the pictures at its end, empty where that is the title.
    """

    title: str
    pace: int
    language: Language
    lines: int  # how many lines it takes, dashes included
    author: str = ""
    thread: bool = True
    closing: str = ""


def read_header(lines: list[str], file: str) -> Header:
    """Read the header of a text. Fault with the line of what is wrong."""
    if not lines or lines[0].rstrip() != FENCE:
        raise Place(file).fault('a lecture begins with a line "---", "title: …" and another "---"')
    found: dict[str, tuple[str, Place]] = {}
    for number, line in enumerate(lines[1:], 2):
        place = Place(file, number)
        if line.rstrip() == FENCE:
            return _header(found, number, file)
        text = line.split(" #")[0].strip()
        if not text or text.startswith("#"):
            continue
        key, colon, value = (part.strip() for part in text.partition(":"))
        if not colon or not key or not value or line[:1].isspace():
            raise place.fault(f'"{clipped(text)}" is not a line of the header; write "key: value"')
        if key not in KEYS:
            raise place.fault(f'the header has no "{clipped(key)}"' + suggestion(key, KEYS, "it may have"))
        if key in found:
            raise place.fault(f'"{key}" stands twice in the header')
        found[key] = (value.strip("'\"") if value[0] in "'\"" else value, place)
    raise Place(file).fault('the header opened here is never closed by a line "---"')


def _header(found: dict[str, tuple[str, Place]], lines: int, file: str) -> Header:
    if "title" not in found:
        raise Place(file).fault('the header has no title; write "title: …" between the dashes')
    pace = USUAL
    if "pace" in found:
        value, place = found["pace"]
        number = int(value) if value.isascii() and value.isdecimal() and len(value) < 6 else 0
        if not SLOWEST <= number <= FASTEST:
            wanted = f"a whole number of words a minute from {SLOWEST} to {FASTEST}, usually {USUAL}"
            raise place.fault(f'the pace is "{clipped(value)}"; it is {wanted}')
        pace = number
    language = language_of("en")
    if "language" in found:
        value, place = found["language"]
        try:
            language = language_of(value)
        except Fault as fault:
            raise fault.at(place) from None
    thread = True
    if "thread" in found:
        value, place = found["thread"]
        if value not in ANSWERS:
            wanted = 'write "yes" for cards and hand-overs between the scenes, or "no" for none'
            raise place.fault(f'the thread is "{clipped(value)}"; {wanted}')
        thread = ANSWERS[value]
    author, closing = (found[key][0] if key in found else "" for key in ("author", "closing"))
    return Header(found["title"][0], pace, language, lines, author, thread, closing)
