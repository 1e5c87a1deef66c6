"""What the variables of a function are called in another language: as its scene's words on screen call them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from steepest.script.text.section import Section
from steepest.stage.settings.parameters import Parameters


def called_in(section: Section, parameters: Parameters, variables: Iterable[str]) -> Mapping[str, str]:
    """For each variable that a scene's text has a label of the same name for, that label as it reads."""
    namespace = parameters.namespace()
    return {name: section.label(name, namespace).text for name in variables if name in section.labels}


def renamed(formula: str, called: Mapping[str, str]) -> str:
    """A formula, as text or as Typst math code, with its variables called so.

    >>> renamed('0.5 dot "time" + times', {"time": "Brühzeit"})
    '0.5 dot "Brühzeit" + times'
    """
    return re.sub(r"[^\W\d_]+", lambda word: called.get(word[0], word[0]), formula)
