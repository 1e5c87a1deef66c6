"""What the scene descent says of how a walk ends, each with the condition under which it is true."""

from __future__ import annotations

from tests.oracle.world import Claim

STEEP = "{walk.slopes[-1]} long, and the loss is {walk.losses[-1]}"
STILL = f"still {STEEP}: "
NO_VALUE, NO_SLOPE, TOO_FAR = (
    "leads where this loss has no value.",
    "leads where this loss has a value, and no slope that can be worked out.",
    "leads so far that the loss there cannot be computed.",
)

ENDINGS: dict[str, Claim] = {
    "That was all.": lambda w, s: not w.more and w.arrives(s),
    "But the walk ends here.": lambda w, s: not w.more and w.walk.ended != "arrived",
    "After {last} steps the walk stops at {walk.end}.": lambda w, s: w.last > 1 and w.arrives(s),
    "After one step the walk stops at {walk.end}.": lambda w, s: w.last == 1 and w.arrives(s),
    **{
        f"After {{last}} {steps} the gradient is {said}": claim
        for steps in ("step", "steps")
        for said, claim in (
            (STILL + "the walk is still on its way.", lambda w, s: w.on_its_way(s)),
            (STEEP + ": the walk has not arrived.", lambda w, s: w.still_steep(s)),
            (STEEP + ".", lambda w, s: w.still_steep(s)),
        )
    },
    "From here on, rounding decides where it goes.": lambda w, s: w.scatters(s),
    "So let it run, and it bounces to and fro for ever: the steps are too long for this loss.": lambda w, s: (
        w.comes_back(2)
    ),
    "So let it run, and it goes round the same {walk.bounces_between} points for ever: the steps are too long for this "
    "loss.": lambda w, s: w.comes_back(int(w.chosen("walk.bounces_between"))),
    "So let it run, and the loss comes to {walk.losses[-1]}.": lambda w, s: (
        w.walk.losses[-1] <= w.walk.losses[0]
    ),
    "But some hops grow with every step, without end.": lambda w, s: w.hops_grow(s),
    "The rate is too large for this loss.": lambda w, s: w.hops_grow(s) is True or w.climbs(s),
    **{
        start
        + f"it does not come down: after {{last}} {steps} the loss is {{walk.losses[-1]}}.": lambda w, s: (
            w.climbs(s)
        )
        for start in ("So let it run, and ", "But ")
        for steps in ("step", "steps")
    },
    **{
        f"So let it run, and it finds no bottom, for this loss has none: after {{last}} {steps} the loss is "
        "{walk.losses[-1]}.": lambda w, s: w.bottomless(s)
        for steps in ("step", "steps")
    },
    "So let it run, and the ground gets steeper: by now the gradient is {walk.slopes[-1]} long, and the loss is "
    "{walk.losses[-1]}.": lambda w, s: w.steeper(s),
    **{
        begin + words: lambda w, s, cause=cause: w.stops(cause)  # type: ignore[misc]
        for begin in ("The first step ", "After one step the next ", "After {last} steps the next ")
        for words, cause in ((NO_VALUE, "no value"), (NO_SLOPE, "no slope"), (TOO_FAR, "too large"))
    },
    "The gradient is shorter than {tolerance} already.": lambda w, s: w.rests(s),
    "The walk has no step to take.": lambda w, s: w.rests(s),
    "The fog lifts: there is the bottom.": lambda w, s: w.by_a_bottom(s),
    # on screen
    "stops at {walk.end}": lambda w, s: w.arrives(s),
    **{f"on its way after {{last}} {steps}": lambda w, s: w.on_its_way(s) for steps in ("step", "steps")},
    **{f"not arrived after {{last}} {steps}": lambda w, s: w.still_steep(s) for steps in ("step", "steps")},
    "no telling after {last} steps": lambda w, s: w.scatters(s),
    "bounces for ever": lambda w, s: (
        w.comes_back(int(w.chosen("walk.bounces_between")))
        if "walk.bounces_between" in w.heard
        else w.comes_back(2)
    ),
    "runs away": lambda w, s: w.hops_grow(s) is True or w.climbs(s),
    "no bottom": lambda w, s: w.bottomless(s),
    "steeper than at the start": lambda w, s: w.steeper(s),
    "no value beyond": lambda w, s: w.stops("no value"),
    "no slope beyond": lambda w, s: w.stops("no slope"),
    "too far beyond": lambda w, s: w.stops("too large"),
    "no step to take": lambda w, s: w.rests(s),
}
