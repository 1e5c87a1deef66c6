"""What filming one scene takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from film.keys import scene_key
from film.reuse import Earlier
from film.voice.cast import SILENT, Casting
from film.voice.narrated import pronunciations
from film.voice.recordings import Recordings
from script.section import Section
from stage.settings import Settings
from stage.toml import written


@dataclass(frozen=True)
class Job:
    """One scene to film, as plain data: it may travel to another process, or to another machine of the
    same set-up.

    `pace` is spoken words a minute where nobody speaks; `size` is width and height in pixels; `casting` is
    who speaks, `store` the folder that keeps what was spoken. `key` covers everything that the result follows
    from, as it was when the job was planned, `ground` all of that but the voice; `earlier` is a take of that
    ground, if there is one.
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
    ground: str = ""
    earlier: Earlier | None = None

    @property
    def anchor(self) -> str:
        """The scene's name."""
        return self.section.anchor

    def sealed(self) -> Self:
        """The same job with its keys. Raises Fault where the scene has no file, or its code is not Python."""
        return replace(self, key=self.key_now(), ground=self._key(None))

    def key_now(self) -> str:
        """The key with the code as it is now. Raises Fault as `sealed` does."""
        return self._key(self._voice())

    def _voice(self) -> list[str]:
        """Whatever the sound follows from."""
        if not self.casting.names:
            return []
        voices = zip(self.casting.names, self.casting.identities, strict=True)
        found = [identity for name, identity in voices if name != "recordings"]
        found += ["no other voice"] if self.casting.strict else []
        if "recordings" in self.casting.names:  # those of other scenes are nothing to this one
            recordings = Recordings(self.lecture_folder)
            found.append(recordings.digest(self.section.language.code, self.anchor))
        else:
            found.append("")
        listed = pronunciations(self.lecture_folder)
        if listed.is_file():
            found.append(listed.read_text(encoding="utf-8", errors="replace"))
        return found

    def _key(self, voice: list[str] | None) -> str:
        section = self.section
        return scene_key(
            self.lecture_folder,
            self.anchor,
            text=(section.source, section.title, section.chapter, str(self.pace), section.language.code),
            settings={
                name: written(setting.value) for name, setting in self.settings.of(self.anchor).items()
            },
            size=self.size,
            fps=self.fps,
            voice=voice,
        )

    def __str__(self) -> str:
        return self.anchor
