"""The lines of a text into chapters, scenes, labels and beats."""

from dataclasses import dataclass, field, replace

from steepest.script.fault import clipped
from steepest.script.paragraph.comments import CLOSE, masked
from steepest.script.paragraph.parser import parse
from steepest.script.paragraph.template import Plain, Template, plain_words, says_anything
from steepest.script.place import Place
from steepest.script.text.beats import BeatTemplate
from steepest.script.text.boxes import PICTURE, BoxTemplate
from steepest.script.text.givens import Given, Prose, check_givens, is_given, part_givens
from steepest.script.text.header import Header, read_header
from steepest.script.text.headings import NAMED, is_name, is_variable, read_beat_heading
from steepest.script.text.reading_boxes import is_box, read_box
from steepest.script.text.rows import LAZY, Row, quotation, read_lines, refuse_markup, rows_of
from steepest.script.text.section import Chapter, Section
from steepest.script.values.languages import Language

LONGEST_BEAT = 4_000  # characters as typed: about four minutes of speech
EMPHASIS = frozenset("*_`")
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
    boxes: list[BoxTemplate] = field(default_factory=list)
    givens: list[Given] = field(default_factory=list)


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
            return self.comment(at)
        if seen.startswith("#"):
            marks = len(seen) - len(seen.lstrip("#"))
            if marks > 3 or not seen[marks:].startswith(" ") or not seen[marks:].strip():
                known = '"# Chapter", "## Scene {#anchor}" and "### beat"'
                raise self.place(at).fault(f"this heading is none of {known}")
            return (self.chapter, self.open_scene, self.beat)[marks - 1](at)
        if self.scene and not self.scene.beats and seen.startswith("- "):
            return self.label(at, self.scene)
        if self.scene and not self.scene.beats and seen.startswith(">"):
            return self.box(at, self.scene)
        if self.scene:
            right = (
                'a label is "- name: words", a box is "> [!note] words", and a beat begins with "### name"'
            )
        else:
            right = 'a scene is "## Title {#anchor}"'
        raise self.place(at).fault(f"these words stand outside any beat and would never be said; {right}")

    def chapter(self, at: int) -> int:
        self.close_scene(at)
        title = self.title(self.lines[at][1:], self.place(at))
        self.chapters.append((plain_words(title), []))
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
            raise place.fault(f'"{name}" is not an anchor; {NAMED}')
        if anchor in self.anchors:
            raise place.fault(f'the anchor "{anchor}" stands at line {self.anchors[anchor]} too; use it once')
        self.anchors[anchor] = at + 1
        place = replace(place, scene=anchor)
        self.scene = _Scene(place, self.title(self.lines[at][2 : len(before)], place))
        return at + 1

    def title(self, typed: str, place: Place) -> Template:
        template = parse(typed.strip(), place)
        if not all(isinstance(node, Plain) for node in template.nodes):
            raise place.fault("a title is the same whatever the facts are; it has no placeholders")
        if not plain_words(template):
            raise place.fault("this heading has no title")
        return template

    def close_scene(self, end: int) -> None:
        scene, self.scene = self.scene, None
        if scene is None:
            return
        if not scene.beats:
            raise scene.place.fault('this scene has no beat; write "### name" and a paragraph')
        check_givens(Prose((scene.heading, *scene.labels.values()), tuple(scene.givens)))
        chapter, sections = self.chapters[-1]
        sections.append(
            Section(
                anchor=scene.place.scene,
                title=plain_words(scene.heading),
                chapter=chapter,
                labels=scene.labels,
                templates=tuple(scene.beats),
                place=scene.place,
                source="\n".join(self.lines[scene.place.line - 1 : end]).rstrip() + "\n",
                heading=scene.heading,
                language=self.language,
                box_templates=tuple(scene.boxes),
                givens=tuple(scene.givens),
            )
        )

    def comment(self, at: int) -> int:
        """Take a line in which a reader sees nothing; it may begin reasons for the title and the labels."""
        row = Row(self.lines[at], self.seen[at], 0)
        if not is_given(row):
            return at + 1
        if self.scene is None or self.scene.beats:
            raise self.place(at).fault(
                "these reasons stand under no words; they stand under what they are given for"
            )
        end = at + 1
        while end < len(self.lines) and CLOSE not in "".join(self.lines[at:end]):
            end += 1
        template, rows = self.source(at, end, self.place(at))
        self.scene.givens += part_givens(template, rows)[1]
        return end

    def box(self, at: int, scene: _Scene) -> int:
        """Take a box of the whole scene."""
        end = at + 1
        while end < len(self.lines) and self.seen[end].startswith(">"):
            end += 1
        template, rows = self.source(at, end, self.place(at))
        rows = quotation(rows, 0)
        if not is_box(rows):
            raise self.place(at).fault(
                'this quotation stands under no line; a box of the scene is "> [!note] words"'
            )
        scene.boxes.append(self.checked(read_box(template, rows)))
        return end

    def checked(self, box: BoxTemplate) -> BoxTemplate:
        """The box; a description of the picture is said as it stands."""
        if box.kind == PICTURE:
            _refuse_emphasis(box.words)
        return box

    def source(self, start: int, end: int, place: Place) -> tuple[Template, list[Row]]:
        """A template of these lines that is not read yet, and its rows."""
        template = Template("\n".join(self.lines[start:end]), (), place)
        return template, rows_of(self.lines[start:end], self.seen[start:end])

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
        template, rows = self.source(at, end, self.place(at).within(name))
        rows[0] = rows[0].after(self.seen[at].index(":") + 1)
        template = replace(template, nodes=read_lines(template, [row.bare() for row in rows]))
        if not says_anything(template.nodes):
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
            end += 1
        typed = end
        while typed > at + 1 and not self.lines[typed - 1].strip():
            typed -= 1
        template, rows = self.source(at + 1, typed, place.down(1))
        rows, givens = part_givens(template, rows)
        rows, boxes = self.boxes(template, rows)
        refuse_markup(template, rows)
        template = replace(template, nodes=read_lines(template, rows))
        if not says_anything(template.nodes):
            raise place.fault(f'the beat "{name}" is empty; below its name stands what is said meanwhile')
        _refuse_emphasis(template)
        length = sum(len(row.text) for row in rows if not row.quoted)
        if length > LONGEST_BEAT:
            raise place.fault(f"this beat has {length:,} characters, {LONGEST_BEAT:,} at most; divide it")
        check_givens(Prose((template,), givens))
        scene.beats.append(replace(opened, template=template, boxes=boxes, givens=givens))
        return end

    def boxes(self, template: Template, rows: list[Row]) -> tuple[list[Row], tuple[BoxTemplate, ...]]:
        """The rows of a beat without its boxes, and these."""
        left: list[Row] = []
        boxes: list[BoxTemplate] = []
        at = 0
        while at < len(rows):
            quoted = quotation(rows, at)
            if quoted and is_box(quoted):
                boxes.append(self.checked(read_box(template, quoted)))
                end = at + len(quoted)
                if end < len(rows) and not rows[end].blank:
                    raise template.place_of(rows[end].offset).fault(LAZY)
            else:
                left += rows[at : at + max(len(quoted), 1)]
            at += max(len(quoted), 1)
        return left, tuple(boxes)


def _refuse_emphasis(template: Template) -> None:
    for node in template.walk():
        if isinstance(node, Plain) and (found := EMPHASIS.intersection(node.text)):
            at = min(node.text.index(sign) for sign in found)
            place = template.place_of(node.offset + at)
            raise place.fault(f'a beat is said as it stands; take out the "{node.text[at]}"')
