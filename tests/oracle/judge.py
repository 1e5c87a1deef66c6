"""Holds all that a scene says at a setting against its oracle."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mpmath import mpf
from pydantic import ValidationError

from steepest.script.fault import Fault
from steepest.script.text.lecture import read_lecture
from steepest.stage.settings.refusal import Unfit
from steepest.testing import facts
from tests.oracle.mathematics.formula import Nothing, Reading, Unknowable, same
from tests.oracle.mathematics.notation import typed
from tests.oracle.printed import wrong
from tests.oracle.sentences import Said, paragraphs
from tests.oracle.world import Setting, World
from tests.oracle.worlds.every import WORLDS
from tests.time_limit import TooSlow, within

ROOT = Path(__file__).parents[2]
LECTURE = read_lecture(ROOT / "assets" / "lecture.md")
LONGEST = 30
"""Seconds of CPU after which a setting is held to be one that never ends; most others take a tenth of one."""

ABSURD = {
    r"(?<![\d.,])1 (steps|points|rates)\b": "a plural of one",
    r"[−-]0(?![.\d])": "a zero with a sign",
    r"\b(climbs|drops by|rises by|falls by) 0(?![.\d])": "a change that is none",
    r"\b(nan|inf|None|True|False)\b": "no word of a lecture",
    r"  ": "two blanks",
}


@dataclass
class Verdict:
    """What became of a setting: refused in a sentence, or accepted, with all that was checked and found false."""

    refused: str = ""
    numbers: int = 0
    sentences: int = 0
    unknowable: int = 0
    false: list[str] = field(default_factory=list)

    @property
    def accepted(self) -> bool:
        return not self.refused


def judge(anchor: str, setting: Setting) -> Verdict:
    """Fill a scene's text at a setting, and hold it against the oracle."""
    if anchor not in WORLDS:
        file = f"tests/oracle/worlds/{anchor}.py"
        raise LookupError(f"{anchor} has no oracle: write {file}, and name it in tests/oracle/worlds/every.py")
    verdict = Verdict()
    try:
        with within(LONGEST):
            said = [
                sentence
                for paragraph in paragraphs(LECTURE.section(anchor), _known(anchor, setting).namespace())
                for sentence in paragraph.sentences()
            ]
    except Fault as fault:
        verdict.refused = fault.sentence
        return verdict
    except (Exception, TooSlow) as error:
        verdict.false.append(f"neither accepted nor refused: {type(error).__name__}: {error}")
        return verdict
    world = WORLDS[anchor](setting)
    world.hear(said)
    for sentence in said:
        for fault_found in _held(world, sentence, verdict):
            verdict.false.append(f"{sentence.where}: “{sentence.text}”: {fault_found}")
    return verdict


def _known(anchor: str, setting: Setting) -> Any:
    try:
        return facts(anchor, dict(setting), lecture=ROOT)
    except ValidationError as error:
        refusal = error.errors()[0].get("ctx", {}).get("error")
        raise refusal if isinstance(refusal, Unfit) else Fault(error.errors()[0]["msg"]) from None


def _held(world: World, said: Said, verdict: Verdict) -> Iterator[str]:
    try:
        for one in said.shown:
            verdict.numbers += 1
            if (truth := world.numbers.get(one.expression)) is None:
                yield f"the oracle does not know {{{one.expression}}}"
            elif (fault := _against(one.text, one.spec, truth(world, said))) is not None:
                yield f"{{{one.expression}}} is printed as {one.text}, but {fault}"
        verdict.sentences += 1
        if (claim := world.sentences.get(said.pattern)) is None:
            yield f"the oracle does not know the sentence “{said.pattern}”"
        elif (holds := claim(world, said)) is not True:
            yield holds or "it is not true"
    except Unknowable:
        verdict.unknowable += 1
    except Nothing as error:
        yield f"there is no such number: {error}"
    for absurd, reason in ABSURD.items():
        if re.search(absurd, said.text):
            yield reason


def _against(text: str, spec: str, truth: Any) -> str | None:
    return _wrong_formula(text, truth) if isinstance(truth, Reading) else wrong(text, spec, truth)


def _wrong_formula(text: str, truth: Reading) -> str | None:
    """What is wrong with a printed formula: it is read back, and evaluated at a few places."""
    try:
        printed = Reading(typed(text), truth.names)
    except (ValueError, SyntaxError) as error:
        return f"it cannot be read: {error}"
    chance = random.Random(text)
    for _ in range(6):
        at = [mpf(chance.uniform(-3, 3)) for _ in truth.names]
        try:
            true = truth(at)
        except Nothing:
            continue
        try:
            if not same(printed(at), true):
                return f"it is {truth.text}"
        except Nothing:
            return f"it is {truth.text}, and has values where this has none"
    return None
