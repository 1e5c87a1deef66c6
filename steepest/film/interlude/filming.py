"""Interludes into segments: what the vault does not hold is filmed, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing

from steepest.film.cache.keys import interlude_code
from steepest.film.cache.record import Segment
from steepest.film.cache.vault import Vault, there
from steepest.film.crew import crew
from steepest.film.crew.failure import Failure
from steepest.film.crew.results import gathered
from steepest.film.crew.workers import Workers
from steepest.film.interlude.interlude import Interlude, Scenery, needed
from steepest.film.join import is_film_of


def keys_of_interludes(interludes: Sequence[Interlude]) -> list[str]:
    """The key of each one's segment."""
    code = interlude_code() if interludes else ""
    return [one.key(code) for one in interludes]


def film_interludes(
    interludes: Sequence[Interlude], vault: Vault, workers: Workers, say: Callable[[str], None]
) -> None:
    """Film those that the vault does not hold. Raises Failure where one comes to nothing."""
    keys = dict(zip(keys_of_interludes(interludes), interludes, strict=True))
    left = {key: one for key, one in keys.items() if vault.segment(key) is None}
    for sentence in vault.told_damaged():
        say(sentence)
    if not left:
        return
    from steepest.film.interlude.shoot import film_interlude

    pictures = {key: there(vault.picture(key)) for key in needed(left.values())}
    jobs = [Scenery(one, key, {each: pictures[each] for each in needed([one])}) for key, one in left.items()]
    workers.ready()
    with closing(gathered(workers.run(film_interlude, jobs), say, vault.folder)) as events:
        for event in events:
            match event:
                case crew.Reported(scenery, Segment() as segment):
                    asked_for = segment.key == scenery.key
                    if not (asked_for and is_film_of(segment.video, scenery.interlude.frames)):
                        raise Failure(
                            f"{scenery}: what came back from its worker is not this; render it again"
                        )
                    vault.keep_segment(segment)
