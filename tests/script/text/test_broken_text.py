"""Broken text is refused with the line it stands on and what would be right."""

from collections.abc import Callable
from pathlib import Path

import pytest

from steepest.script.fault import Fault
from steepest.script.text.lecture import read_lecture

HEAD = "---\ntitle: T\n---\n# C\n"  # 4 lines
SCENE = HEAD + "## S {#one}\n"  # 5 lines
BEAT = SCENE + "### go\n"  # 6 lines

BROKEN = {
    "no header": ("# C\n", 'lecture.md:1: a lecture begins with a line "---"'),
    "empty file": ("", 'lecture.md:1: a lecture begins with a line "---"'),
    "header not closed": ("---\ntitle: T\n", "lecture.md:1: the header opened here is never closed"),
    "no title": ("---\npace: 150\n---\n", "lecture.md:1: the header has no title"),
    "unknown key": ("---\ntitel: T\n---\n", 'lecture.md:2: the header has no "titel"; did you mean "title"?'),
    "no colon": ("---\ntitle T\n---\n", 'lecture.md:2: "title T" is not a line of the header'),
    "key twice": ("---\ntitle: T\ntitle: U\n---\n", 'lecture.md:3: "title" stands twice'),
    "pace a word": ("---\ntitle: T\npace: fast\n---\n", 'lecture.md:3: the pace is "fast"; it is a whole'),
    "thread a maybe": (
        "---\ntitle: T\nthread: maybe\n---\n",
        'lecture.md:3: the thread is "maybe"; write "yes"',
    ),
    "pace too quick": ("---\ntitle: T\npace: 900\n---\n", "from 60 to 300"),
    "language": ("---\ntitle: T\nlanguage: xx\n---\n", 'lecture.md:3: no number words for the language "xx"'),
    "no scene": (HEAD, "lecture.md:1: there is no scene"),
    "scene before chapter": ("---\ntitle: T\n---\n## S {#a}\n", "lecture.md:4: this scene stands before"),
    "scene without anchor": (HEAD + "## S\n", "lecture.md:5: a scene has an anchor"),
    "anchor not closed": (HEAD + "## S {#a\n", "lecture.md:5: a scene has an anchor"),
    "anchor no name": (HEAD + "## S {#A b}\n", 'lecture.md:5: "A b" is not an anchor'),
    "anchor a keyword": (HEAD + "## S {#import}\n", 'lecture.md:5: "import" is not an anchor'),
    "anchor twice": (
        BEAT + "Words.\n## S {#one}\n",
        'lecture.md:8: the anchor "one" stands at line 5 too',
    ),
    "scene without title": (HEAD + "## {#one}\n", "lecture.md:5 (one): this heading has no title"),
    "title with a placeholder": (HEAD + "## {x} {#one}\n", "lecture.md:5 (one): a title is the same"),
    "scene without beat": (SCENE + "# D\n", "lecture.md:5 (one): this scene has no beat"),
    "beat outside a scene": (HEAD + "### go\nWords.\n", "lecture.md:5: this beat stands outside any scene"),
    "beat in a new chapter": (BEAT + "Words.\n# D\n### on\n", "lecture.md:9: this beat stands outside"),
    "empty beat": (BEAT + "\n\n### on\nWords.\n", 'lecture.md:6 (one/go): the beat "go" is empty'),
    "beat of a comment": (BEAT + "<!-- later -->\n", 'lecture.md:6 (one/go): the beat "go" is empty'),
    "beat twice": (BEAT + "Words.\n### go\nMore.\n", 'lecture.md:8 (one/go): the beat "go" stands at line 6'),
    "beat no name": (SCENE + "### Go on\nWords.\n", 'lecture.md:6 (one): "Go" is not a beat\'s name'),
    "beat heading": (SCENE + "### go when x\nW.\n", "lecture.md:6 (one/go): after its name a beat has only"),
    "two loops": (SCENE + "### go for a in b for c in d\nW.\n", "lecture.md:6 (one/go): after its name"),
    "loop without list": (SCENE + "### go for a\nW.\n", "lecture.md:6 (one/go): a beat that repeats is"),
    "loop over turn": (SCENE + "### go for turn in a\nW.\n", "lecture.md:6 (one/go): a beat that repeats"),
    "condition broken": (SCENE + "### go if a <\nW.\n", "lecture.md:6 (one/go): the expression breaks off"),
    "deep heading": (BEAT + "W.\n#### no\n", "lecture.md:8 (one): this heading is none of"),
    "heading without blank": (BEAT + "W.\n##no\n", "lecture.md:8 (one): this heading is none of"),
    "words after a scene": (SCENE + "Words.\n", "lecture.md:6 (one): these words stand outside any beat"),
    "words before a scene": (HEAD + "Words.\n", "lecture.md:5: these words stand outside any beat"),
    "list in a beat": (BEAT + "W.\n- east: x\n", "lecture.md:8 (one/go): a list inside a beat"),
    "table in a beat": (BEAT + "W.\n| a | b |\n", "lecture.md:8 (one/go): sentences stand here"),
    "emphasis": (
        BEAT + "W.\nIt is *so*.\n",
        'lecture.md:8 (one/go): a beat is said as it stands; take out the "*"',
    ),
    "label without name": (SCENE + "- east\n", 'lecture.md:6 (one): a label is "- name: words"'),
    "label twice": (SCENE + "- a: x\n- a: y\n", 'lecture.md:7 (one): the label "a" stands twice'),
    "label empty": (SCENE + "- a:\n", 'lecture.md:6 (one): the label "a" is empty'),
    "label broken": (SCENE + "- a: {x\n", 'lecture.md:6 (one/a): this "{" is never closed'),
    "comment open": (BEAT + "W. <!-- no end\n", "lecture.md:7: the comment opened here is never closed"),
    "brace open": (
        BEAT + "W.\nIt is {x:g\n\n### on\nW. }\n",
        'lecture.md:8 (one/go): this "{" is never closed',
    ),
    "brace closed": (BEAT + "It is x}.\n", 'lecture.md:7 (one/go): this "}" closes nothing'),
    "nothing in braces": (BEAT + "It is { }.\n", "lecture.md:7 (one/go): nothing stands in these braces"),
    "brace in expression": (BEAT + "It is {a{b}}.\n", 'lecture.md:7 (one/go): a "{" inside an expression'),
    "quote open": (BEAT + "It is {a == 'b ? c}.\n", "lecture.md:7 (one/go): this ' is never closed"),
    "unknown format": (
        BEAT + "A.\n{x:worsd}\n",
        'lecture.md:8 (one/go): "worsd" is not a format; did you mean "words"',
    ),
    "too many digits": (BEAT + "{x:.99f}\n", 'lecture.md:7 (one/go): the format ".99f" asks for 99 digits'),
    "choice in a line": (
        BEAT + "{a ? b | c}\n",
        "lecture.md:7 (one/go): a line says one thing; write the other",
    ),
    "words by a value in braces": (
        BEAT + "{a -> b: c}\n",
        "lecture.md:7 (one/go): words by a value stand under the line they replace: \"> - a == 'key': words\"",
    ),
    "mark without name": (BEAT + "{@} W.\n", 'lecture.md:7 (one/go): "" is not a name for a mark'),
    "mark with blanks": (BEAT + "{@a b} W.\n", 'lecture.md:7 (one/go): "a b" is not a name for a mark'),
    "reason in a line": (
        BEAT + "all<!-- given: all (x) -->\n",
        "lecture.md:7 (one/go): a reason stands on a line of its own",
    ),
    "words behind reasons": (
        BEAT + "W.\n<!-- given: w (x) --> all\n",
        'lecture.md:8 (one/go): "all" stands behind reasons',
    ),
    "word without reason": (
        BEAT + "All.\n<!-- given: all -->\n",
        'lecture.md:8 (one/go): "all" gives no reason',
    ),
    "reason without word": (
        BEAT + "All.\n<!-- given: (x) -->\n",
        'lecture.md:8 (one/go): "(x)" names no word',
    ),
    "reason for no word": (
        BEAT + "All.\n\n<!-- given: all, each (x) -->\n",
        'lecture.md:9 (one/go): a reason is given for "each", which does not stand in this paragraph',
    ),
    "reason for no label": (
        SCENE + "- a: b\n<!-- given: c (x) -->\n### go\nW.\n",
        'lecture.md:7 (one): a reason is given for "c"',
    ),
    "reason before any scene": (
        HEAD + "<!-- given: c (x) -->\n",
        "lecture.md:5: these reasons stand under no words",
    ),
    "call": (BEAT + "{f(x)}\n", "lecture.md:7 (one/go): f is not a function known here"),
    "method": (BEAT + "{x.strip()}\n", "lecture.md:7 (one/go): "),
    "dunder": (BEAT + "{x.__class__}\n", "lecture.md:7 (one/go): __class__ is not a field that can be read"),
    "private name": (BEAT + "{_x}\n", "lecture.md:7 (one/go): _x cannot be used"),
    "lambda": (BEAT + "{(lambda: 1)()}\n", "lecture.md:7 (one/go): "),
    "walrus": (BEAT + "{(x := 1) ? a}\n", "lecture.md:7 (one/go): "),
    "slice": (BEAT + "{x[1:2]}\n", "lecture.md:7 (one/go): an index is one number"),
    "control character": (BEAT + "A bell\a.\n", "lecture.md:7: character 7 is an invisible U+0007"),
    "text run backwards": (BEAT + "A \u202eword.\n", "lecture.md:7: character 3 is an invisible U+202E"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_text_is_refused(case: str, refused: Callable[[str], str]) -> None:
    text, sentence = BROKEN[case]
    said = refused(text)
    assert sentence in said.splitlines()[0]


def test_a_caret_stands_under_the_fault(refused: Callable[[str], str]) -> None:
    assert refused(BEAT + "It is steep: {slope ^ 2:g}.\n").splitlines()[1:] == ["slope ^ 2", "      ^"]


def test_a_caret_stands_under_the_open_brace(refused: Callable[[str], str]) -> None:
    assert refused(BEAT + "It is {x:g.\n").splitlines()[1:] == ["It is {x:g.", "      ^"]


def test_the_line_of_a_later_expression_is_its_own(refused: Callable[[str], str]) -> None:
    said = refused(BEAT + "One\ntwo,\nthree\n{b +} four\n")
    assert said.startswith("lecture.md:10 (one/go): the expression breaks off")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Fault, match=r"nowhere\.md: there is no such file"):
        read_lecture(tmp_path / "nowhere.md")


def test_a_folder_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="cannot be read"):
        read_lecture(tmp_path)


def test_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "lecture.md"
    path.write_bytes((BEAT + "W\u00fcrfel\n").encode("latin-1"))
    with pytest.raises(Fault, match=r"lecture\.md:7: this is not UTF-8"):
        read_lecture(path)


def test_a_very_large_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lecture.md"
    path.write_text(BEAT + "word " * 500_000, encoding="utf-8")
    with pytest.raises(Fault, match="too many for a text"):
        read_lecture(path)
