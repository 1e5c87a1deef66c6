"""What there is to do: scenes to rehearse, and beats of them to film."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from steepest.film.cache.imports import Finder
from steepest.film.cache.keys import scene_code, scene_key
from steepest.film.voice.cast import SILENT, Casting
from steepest.film.voice.narrated import PRONUNCIATIONS
from steepest.film.voice.recordings import Recordings
from steepest.script.text.section import Section
from steepest.script.timing.pace import Word
from steepest.stage.settings.settings import Settings
from steepest.stage.settings.toml import written


@dataclass(frozen=True)
class Job:
    """One scene to play, as plain data: it may travel to another process, or to another machine of the same
    set-up.

    `pace` is spoken words a minute where nobody speaks; `size` is width and height in pixels; `casting` is who
    speaks, `store` the folder that keeps what was spoken. `key` covers everything that the scene depends on,
    and `code` the part of it that is our code, both as they were when the job was planned.
    """

    lecture_folder: Path
    section: Section
    pace: int
    settings: Settings
    size: tuple[int, int]
    fps: int
    key: str = ""
    casting: Casting = SILENT
    store: Path | None = None
    code: str = ""

    @property
    def anchor(self) -> str:
        """The scene's name."""
        return self.section.anchor

    def sealed(self, finder: Finder | None = None) -> Self:
        """The same job with its keys. Raises Fault where the scene has no file, or its code is not Python. `finder`
        remembers where modules lie, from one job to the next."""
        code = scene_code(self.lecture_folder, self.anchor, finder)
        section = self.section
        settings = self.settings.of(self.anchor).items()
        key = scene_key(
            self.anchor,
            code=code,
            text=(section.source, section.title, section.chapter, str(self.pace), section.language.code),
            settings={name: written(setting.value) for name, setting in settings},
            size=self.size,
            fps=self.fps,
            voice=self._voice(),
        )
        return replace(self, key=key, code=code)

    def code_now(self) -> str:
        """The digest of the scene's code as it is now. Raises Fault as `sealed` does."""
        return scene_code(self.lecture_folder, self.anchor)

    def _voice(self) -> list[str]:
        """Everything that the sound depends on."""
        if not self.casting.names:
            return []
        voices = zip(self.casting.names, self.casting.identities, strict=True)
        found = [identity for name, identity in voices if name != "recordings"]
        found += ["no other voice"] if not self.casting.silence else []
        if "recordings" in self.casting.names:  # those of other scenes are nothing to this one
            recordings = Recordings(self.lecture_folder)
            found.append(recordings.digest(self.section.language.code, self.anchor))
        else:
            found.append("")
        listed = self.lecture_folder / PRONUNCIATIONS
        if listed.is_file():
            found.append(listed.read_text(encoding="utf-8", errors="replace"))
        return found

    def __str__(self) -> str:
        return self.anchor


@dataclass(frozen=True)
class Wanted:
    """A beat to film: its key in the scene, the key of the segment that it must give, its frames."""

    beat: str
    segment: str
    frames: int


@dataclass(frozen=True)
class Shot:
    """Beats of a rehearsed scene to film in one go. `heard` are the words of all its beats in turn, timed;
    `passed` is how many frames are played and not drawn on the way, `drawing` what the rehearsal's record says of the
    code that draws: files of it that this scene does not use may have changed since.
    """

    job: Job
    heard: tuple[tuple[Word, ...], ...]
    wanted: tuple[Wanted, ...]
    passed: int = 0
    drawing: str = ""

    def without(self, filmed: Container[str]) -> Shot:
        """What is left of it once these segments are filmed."""
        return replace(self, wanted=tuple(one for one in self.wanted if one.segment not in filmed))

    def __str__(self) -> str:
        """The scene and the beat that comes next."""
        return f"{self.job.anchor}/{self.wanted[0].beat}" if self.wanted else self.job.anchor
