"""The lines of a text into chapters, scenes, labels and beats."""

from dataclasses import dataclass, field, replace

from steepest.script.fault import clipped
from steepest.script.paragraph.comments import masked
from steepest.script.paragraph.parser import parse
from steepest.script.paragraph.template import Template, Waiver, Words
from steepest.script.place import Place
from steepest.script.text.beats import BeatTemplate
from steepest.script.text.header import Header, read_header
from steepest.script.text.headings import is_name, is_variable, read_beat_heading
from steepest.script.text.lecture import Chapter
from steepest.script.text.section import Section
from steepest.script.values.languages import Language

LONGEST_BEAT = 4_000  # characters as typed: about four minutes of speech
MARKUP = ("- ", "* ", "+ ", "> ", "|", "```", "~~~")
EMPHASIS = frozenset("*_`")
RULES = ("---", "***", "___")
CONTROLS = frozenset(map(chr, range(32))) - {"\n", "\t"}
INVISIBLE = CONTROLS | frozenset(
    "\x7f\x85\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)


def read_outline(text: str, file: str) -> tuple[Header, tuple[Chapter, ...]]:
    """Read a text's header and chapters; `file` is how messages call it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if found := INVISIBLE.intersection(line):
            column, character = min((line.index(character), character) for character in found)
            message = f"character {column + 1} is an invisible U+{ord(character):04X}; take it out"
            raise Place(file, number).fault(message)
    header = read_header(lines, file)
    body = "\n" * header.lines + "\n".join(lines[header.lines :])
    return header, _Outline(body, file, header.language).read()


@dataclass
class _Scene:
    """A scene while its lines are being read."""

    place: Place
    heading: Template
    labels: dict[str, Template] = field(default_factory=dict)
    beats: list[BeatTemplate] = field(default_factory=list)


class _Outline:
    def __init__(self, text: str, file: str, language: Language) -> None:
        self.lines = text.split("\n")
        self.seen = masked(text, file).split("\n")  # the same lines with comments blanked out
        self.file = file
        self.language = language
        self.chapters: list[tuple[str, list[Section]]] = []
        self.scene: _Scene | None = None
        self.anchors: dict[str, int] = {}

    def read(self) -> tuple[Chapter, ...]:
        at = 0
        while at < len(self.lines):
            at = self.line(at)
        self.close_scene(at)
        if not any(scenes for _, scenes in self.chapters):
            raise Place(self.file).fault('there is no scene; write "# Chapter", then "## Scene {#anchor}"')
        return tuple(Chapter(title, tuple(scenes)) for title, scenes in self.chapters)

    def place(self, at: int) -> Place:
        return Place(self.file, at + 1, self.scene.place.scene if self.scene else "")

    def line(self, at: int) -> int:
        """Take the line, and those that belong to it; return the next one."""
        seen = self.seen[at]
        if not seen.strip():
            return at + 1
        if seen.startswith("#"):
            marks = len(seen) - len(seen.lstrip("#"))
            if marks > 3 or not seen[marks:].startswith(" ") or not seen[marks:].strip():
                known = '"# Chapter", "## Scene {#anchor}" and "### beat"'
                raise self.place(at).fault(f"this heading is none of {known}")
            return (self.chapter, self.open_scene, self.beat)[marks - 1](at)
        if self.scene and not self.scene.beats and seen.startswith("- "):
            return self.label(at, self.scene)
        if self.scene:
            right = 'a label is "- name: words", and a beat begins with "### name"'
        else:
            right = 'a scene is "## Title {#anchor}"'
        raise self.place(at).fault(f"these words stand outside any beat and would never be said; {right}")

    def chapter(self, at: int) -> int:
        self.close_scene(at)
        title = self.title(self.lines[at][1:], self.place(at))
        self.chapters.append((_words(title), []))
        return at + 1

    def open_scene(self, at: int) -> int:
        self.close_scene(at)
        place = self.place(at)
        if not self.chapters:
            raise place.fault('this scene stands before the first chapter; write "# Title" above it')
        before, brace, anchor = self.seen[at].rstrip().rpartition("{#")
        if not brace or not anchor.endswith("}"):
            raise place.fault('a scene has an anchor, the name of its file: "## Title {#anchor}"')
        anchor = anchor.removesuffix("}")
        if not is_variable(anchor):
            name = clipped(anchor)
            raise place.fault(f'"{name}" is not an anchor; it is a name of small letters, digits and _')
        if anchor in self.anchors:
            raise place.fault(f'the anchor "{anchor}" stands at line {self.anchors[anchor]} too; use it once')
        self.anchors[anchor] = at + 1
        place = replace(place, scene=anchor)
        self.scene = _Scene(place, self.title(self.lines[at][2 : len(before)], place))
        return at + 1

    def title(self, typed: str, place: Place) -> Template:
        template = parse(typed.strip(), place)
        if not all(isinstance(node, Words | Waiver) for node in template.nodes):
            raise place.fault("a title is the same whatever the facts are; it has no placeholders")
        if not _words(template):
            raise place.fault("this heading has no title")
        return template

    def close_scene(self, end: int) -> None:
        scene, self.scene = self.scene, None
        if scene is None:
            return
        if not scene.beats:
            raise scene.place.fault('this scene has no beat; write "### name" and a paragraph')
        chapter, sections = self.chapters[-1]
        sections.append(
            Section(
                anchor=scene.place.scene,
                title=_words(scene.heading),
                chapter=chapter,
                labels=scene.labels,
                templates=tuple(scene.beats),
                place=scene.place,
                source="\n".join(self.lines[scene.place.line - 1 : end]).rstrip() + "\n",
                heading=scene.heading,
                language=self.language,
            )
        )

    def label(self, at: int, scene: _Scene) -> int:
        name, colon, _ = self.seen[at][2:].partition(":")
        name = name.strip()
        if not colon or not is_name(name):
            raise self.place(at).fault('a label is "- name: words", the name of small letters, digits and _')
        if name in scene.labels:
            raise self.place(at).fault(f'the label "{name}" stands twice in this scene')
        end = at + 1
        while end < len(self.lines) and self.seen[end].startswith("  ") and self.seen[end].strip():
            end += 1
        typed = "\n".join(self.lines[at:end])
        template = parse(typed[self.seen[at].index(":") + 1 :], self.place(at).within(name))
        if not _says(template):
            raise self.place(at).fault(f'the label "{name}" is empty')
        scene.labels[name] = template
        return end

    def beat(self, at: int) -> int:
        scene = self.scene
        if scene is None:
            raise self.place(at).fault('this beat stands outside any scene; write "## Title {#anchor}" above')
        opened = read_beat_heading(self.seen[at][3:], scene.place.to(at + 1))
        name, place = opened.name, opened.place
        if name in (earlier := {beat.name: beat.line for beat in scene.beats}):
            raise place.fault(f'the beat "{name}" stands at line {earlier[name]} too; use each name once')
        end = at + 1
        while end < len(self.lines) and not self.seen[end].startswith("#"):
            self.refuse_markup(end, place)
            end += 1
        template = parse("\n".join(self.lines[at + 1 : end]).rstrip(), place.down(1))
        if not _says(template):
            raise place.fault(f'the beat "{name}" is empty; below its name stands what is said meanwhile')
        if (length := len(template.source)) > LONGEST_BEAT:
            raise place.fault(f"this beat has {length:,} characters, {LONGEST_BEAT:,} at most; divide it")
        _refuse_emphasis(template)
        scene.beats.append(replace(opened, template=template))
        return end

    def refuse_markup(self, at: int, place: Place) -> None:
        """Refuse a line that Markdown would not show as part of a paragraph."""
        seen = self.seen[at]
        if seen.startswith("- "):
            message = "a list inside a beat cannot be said; labels stand above the scene's first beat"
            raise place.to(at + 1).fault(message)
        if seen.startswith(MARKUP) or seen.rstrip() in RULES:
            raise place.to(at + 1).fault("a beat is paragraphs: no lists, quotes, tables, code or rules")


def _refuse_emphasis(template: Template) -> None:
    for node in template.walk():
        if isinstance(node, Words) and (found := EMPHASIS.intersection(node.text)):
            at = min(node.text.index(sign) for sign in found)
            place = template.place_of(node.offset + at)
            raise place.fault(f'a beat is said as it stands; take out the "{node.text[at]}"')


def _says(template: Template) -> bool:
    """Whether anything in it could be said."""
    return any(not isinstance(node, Words) or node.text.strip() for node in template.nodes)


def _words(template: Template) -> str:
    return " ".join("".join(node.text for node in template.nodes if isinstance(node, Words)).split())
