"""Names and terms that an engine would say wrong, with how they are said: a list that anybody can add to."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from steepest.script.fault import Fault, clipped
from steepest.script.place import shown_path
from steepest.script.spoken.letters import plain
from steepest.script.spoken.tongues import vocabulary_of
from steepest.script.typed_file import typed_text
from steepest.script.values.languages import LANGUAGES, Language, language_of

GENERAL = Path(__file__).with_name("pronunciations.toml")
"""The list of terms that any lecture may use."""


def pronunciations(own: Path, language: str | Language) -> Mapping[str, str]:
    """The general list of a language, with what a lecture's own list adds or changes.

    Raises Fault as `read_pronunciations` does.
    """
    return {**read_pronunciations(GENERAL, language), **read_pronunciations(own, language)}


def read_pronunciations(path: Path, language: str | Language) -> Mapping[str, str]:
    """The list of a language: a term in small letters, and the plain words it is said as.

    The file has a table for each language; one that is missing is empty, and so is a file that is not there.
    Raises Fault for what is no TOML, no text, or no plain words.
    """
    if not path.is_file():
        return {}
    shown = shown_path(path)
    try:
        tables = tomllib.loads(typed_text(path))
    except (ValueError, RecursionError) as broken:
        raise Fault(f"{shown}: this is no TOML: {broken}") from None
    for code, table in tables.items():
        if code not in LANGUAGES:
            raise Fault(f'{shown}: there is no language "{clipped(code)}"; tables are {", ".join(LANGUAGES)}')
        if not isinstance(table, dict):
            raise Fault(f"{shown}: {code} is no table; write [{code}] and the terms below it")
    found = {}
    vocabulary = vocabulary_of(language)
    for term, words in tables.get(language_of(language).code, {}).items():
        if not isinstance(words, str) or not _are_plain(words, language):
            what = f'"{clipped(words)}"' if isinstance(words, str) else f"{words}"
            raise Fault(
                f'{shown}: "{clipped(term)}" is said as {what}; write plain words, letters and blanks alone'
            )
        found[" ".join(term.lower().split())] = " ".join(plain(word, vocabulary) for word in words.split())
    return found


def _are_plain(words: str, language: str | Language) -> bool:
    letters = vocabulary_of(language).letters | {"'"}
    return bool(words.split()) and all(c in letters for word in words.lower().split() for c in word)
