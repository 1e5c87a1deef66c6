"""The look: every colour, size and tempo, in one place.

A colour means one thing through the whole lecture. Contrast is measured against BACKGROUND after WCAG 2
(relative luminance): text has at least 4.5 : 1, a line that carries meaning 3 : 1; tests hold both.
Lengths are scene units: the frame is 16 by 9, 8 units high and 14.22 wide.
"""

from __future__ import annotations

import functools

import numpy as np

from steepest.stage.box import Box

type_of_words = "Libertinus Serif"
type_of_formulas = "New Computer Modern Math"
type_of_code = "DejaVu Sans Mono"

# --- colours and what they mean ---
BACKGROUND = "#0F1420"
TEXT_CONTRAST = 4.5  # the least that words have against it (WCAG 2.2, 1.4.3)
PLATE = "#151C2C"  # a card behind words that float over a picture
INK = "#ECEFF4"  # words, the walker's current point
QUIET = "#9AA5B8"  # axes, grids, what is frozen or past
FIRST = "#5BB8F5"  # the first variable: x, w1, east
SECOND = "#F5A742"  # the second: y, w2, north
GRADIENT = "#FFE066"  # the gradient, uphill
DESCENT = "#3DDC97"  # minus the gradient, the step, the path down, a right answer
WRONG = "#FF6F61"  # a climbing loss, a walk that runs away
THIRD = "#C59CF7"  # a third variable, the learning rate where it is the subject
ONE_SIDE = THIRD  # what is measured with a step to one side
TOGETHER = THIRD  # what several do only together, over what each of them does; what a step does beyond its slopes
ICE = "#C2E8EF"  # a letter that is frozen: a constant, for now

# What a part of a formula is called, and the colour that follows from it.
ROLES = {
    "x": FIRST,
    "w1": FIRST,
    "w": FIRST,
    "x1": FIRST,
    "first": FIRST,
    "y": SECOND,
    "w2": SECOND,
    "x2": SECOND,
    "second": SECOND,
    "z": THIRD,
    "x3": THIRD,
    "x4": INK,  # space has no axis for it, and so it has no colour
    "theta": THIRD,
    "eta": THIRD,
    "rate": THIRD,
    "gradient": GRADIENT,
    "descent": DESCENT,
    "wrong": WRONG,
    "together": TOGETHER,
    "frozen": ICE,
    "quiet": QUIET,
    "ink": INK,
}

# What a walk at a learning rate does.
REGIMES = {
    "glides": DESCENT,
    "one jump": DESCENT,
    "hops and settles": DESCENT,
    "bounces for ever": INK,
    "runs away": WRONG,
}

# Height and loss, low to high: dark blue-violet to pale gold; lightness (CIE L*) climbs evenly from 15 to 93.
RAMP = np.array(
    [
        [0.106, 0.098, 0.255],
        [0.137, 0.204, 0.404],
        [0.141, 0.345, 0.494],
        [0.204, 0.482, 0.525],
        [0.384, 0.624, 0.533],
        [0.616, 0.745, 0.533],
        [0.835, 0.847, 0.576],
        [0.992, 0.937, 0.741],
    ]
)

# --- sizes ---
FRAME_HEIGHT = 8.0
FRAME_WIDTH = FRAME_HEIGHT * 16 / 9
MARGIN = 0.45  # the safe area inside every edge
CAPTION_BAND = 1.0  # the lowest part of the frame, free of meaning
TITLE_SIZE = 46
FORMULA_SIZE = 40
COUNT_SIZE = 68  # a count that is the result
LINE_SIZE = 36  # a formula that fills a line of a panel
QUESTION_SIZE = 34
LABEL_SIZE = 30
SMALLEST_SIZE = 26
LETTER_SIZE = 32  # a letter that names an axis by itself
AXIS_SIZE = 36  # the letter beside an axis's name
WORD_GAP = 0.1  # between a word and the letter that belongs to it
TEXT_GAP = 0.12  # between any two texts at rest
LINE_GAP = 0.08  # between a text and a line that is not its own
HAIRLINE = 1.2
AXIS_WIDTH = 2.0
CURVE_WIDTH = 4.0
ARROW_WIDTH = 6.0

# --- what lies over what, where the order in which it came does not tell ---
BELOW = -1  # a thing that dials and needles stand on, a ground with its floor
ABOVE = 1  # somebody who walks
TOPMOST = 2  # words

# --- regions of the frame ---
FRAME = Box(-FRAME_WIDTH / 2, -FRAME_HEIGHT / 2, FRAME_WIDTH / 2, FRAME_HEIGHT / 2)
TITLE_BASELINE = FRAME_HEIGHT / 2 - MARGIN - 0.45
PICTURE = Box(-6.6, -2.95, 2.8, 2.7)  # the picture, beside the panel
FAR_PICTURE = Box(-6.6, -2.95, 2.5, 2.7)  # the same, with room for words between its arrows and the panel
OVER_PICTURE = Box(-1.2, -2.95, 1.8, 3.4)  # a formula over the picture, well apart from that of a panel
NEAR_PANEL = Box(-6.5, -2.95, 3.15, 2.7)  # the same, up to the panel, with room for a lens's ring
OVER_QUESTION = Box(-4.9, -2.95, 3.15, 2.7)  # the same, with room for a question at the foot of a ground
RIGHT_LENS = Box(1.3, -2.95, 6.65, 1.85)  # a large lens under the first line of a panel
LENS_OVER_LINE = Box(1.3, -2.15, 6.65, 2.2)  # the same over the last line of a panel
LARGE_LENS = 2.05  # its radius, as a rule
PANEL = Box(3.5, -2.95, 6.65, 2.55)  # formulas, numbers and tables
HERO_LENS = Box(2.85, -2.95, 6.65, 0.72)  # a lens that is the picture, under a formula and four lines
KEY = Box(-6.5, -2.95, 2.55, 2.7)  # the ground that it looks at, beside it
OVER_HERO = Box(2.85, 0.88, 6.65, 2.9)  # and those lines, as a table right under the formula
ALONE = Box(-6.2, -2.95, 6.2, 2.15)  # a picture without a panel, with room for names above it
BESIDE = Box(-6.6, -2.95, 2.9, 2.15)  # the same beside a wide panel
WIDE_PANEL = Box(3.3, -2.95, 6.65, 2.5)
ASKED_PANEL = Box(3.3, -2.95, 6.65, 2.7)  # the same with a question right under the formula, and more below
LENS_BELOW = Box(-0.8, -2.95, 2.9, 0.75)  # a lens at the foot of a ground, on the side of a panel
ASKED_BELOW = Box(-6.63, -2.95, -3.35, -0.9)  # a question at the foot of a ground, where a lens fills the panel
AROUND = Box(-6.6, -2.95, 6.6, 2.85)  # a picture, and the names around it
COLUMN = Box(3.05, -2.95, 6.62, 3.4)  # a column beside a block, from the title down
OVER_LINES = Box(2.95, -0.1, 6.65, 2.65)  # a diagram or a question over lines, under a formula
OVER_SUM = Box(2.95, 0.4, 6.65, 2.65)  # a diagram over a sum with a fraction
LENS_OVER_LINES = Box(2.2, -1.2, 6.65, 2.7)  # or a large lens, with names beside its rim, over all but the first
UNDER_LENS = Box(3.05, -2.95, 6.62, -1.23)  # a question under that
LINES = Box(3.05, -2.95, 6.62, -0.57)  # lines of words and formulas under that
UPPER_RIGHT = Box(2.95, 0.75, 6.62, 2.9)  # two diagrams, one over the other, each over a line
LOWER_RIGHT = Box(2.95, -2.1, 6.62, 0.25)
MAP = Box(-5.95, -2.45, 2.3, 2.5)  # a map, whose numbers stand around it
BESIDE_MAP = Box(2.95, -2.95, 6.62, 2.55)  # a panel beside it, under a formula in line with the title
BESIDE_PLOT = Box(-6.6, -2.95, 1.1, 2.45)  # a map beside a plot
IN_CORNER = Box(-6.6, -2.95, -1.2, 2.0)  # the same in a corner, while a piece of the ground is the picture
BESIDE_CORNER = Box(-1.0, -2.95, 6.62, 2.75)  # that piece
BEFORE_PLOT = Box(-3.9, -2.95, 3.8, 2.45)  # the same map in the middle, before there is one
BESIDE_GROUND = Box(1.3, -2.95, 6.62, 1.7)  # that plot, under a formula and a line
OVER_PLOT = Box(3.2, 0.95, 6.62, 3.65)  # a question and its answers over it, beside the name of its axis
SIDE = Box(2.85, -2.95, 6.62, 3.4)  # a column beside a map, from the title down: table, plot and program
UNDER_PANEL = Box(3.5, -2.95, 6.65, 0.95)  # a column of numbers, under two lines of a panel
SAFE_TOP = FRAME_HEIGHT / 2 - MARGIN
EDGES = -FRAME_WIDTH / 2 + MARGIN, FRAME_WIDTH / 2 - MARGIN
LEFT_FACE = Box(-6.6, -2.95, -0.25, 2.76)  # two cuts through a ground, side by side
RIGHT_FACE = Box(0.35, -2.95, 6.6, 2.76)
FACES_BESIDE_MAP = Box(-2.3, -2.95, 2.02, 3.1), Box(2.33, -2.95, 6.65, 3.1)  # the same, with room for a map
MAP_BESIDE_FACES, OVER_MAP = Box(-6.15, -2.4, -2.85, 0.9), (-6.15, 1.2)  # that room, and where a line over it begins
OVER_MAP_TOLD = Box(-6.15, 1.65, -2.6, 2.85)  # and a formula over that line
UNDER_TITLE = Box(EDGES[0], 1.5, EDGES[1], 2.98)  # a small line
FORMULAS = Box(EDGES[0], -2.9, 2.2, 2.65)  # formulas that are the picture
SHORT_FORMULAS = Box(EDGES[0], -2.0, -1.55, 2.65)  # what short ones take of it
UNDER_FORMULA = Box(-4.4, -2.95, 6.62, 3.5)  # a block under one short line
BESIDE_FORMULAS = Box(-2.0, -2.95, 6.62, 3.5)  # a block beside short ones, or under long ones
SIDE_BY_SIDE = Box(EDGES[0], -2.95, EDGES[1], 2.75)  # several pictures in a row, under the title
OVER_MIDDLE = Box(-6.2, -2.95, 6.2, 2.45)  # a formula as wide as the frame, and a line under it
KNOB_ROW = Box(-6.6, -2.6, 6.6, 0.6)  # under these, a row of knobs
NUMBER_LINE = Box(EDGES[0], -2.95, EDGES[1], -1.4)  # along the foot of the frame
VALLEY = Box(EDGES[0], -1.28, 2.35, 2.8)  # the picture over a number line, beside a panel
TALL_VALLEY = Box(EDGES[0], -2.95, 2.35, 2.8)  # the same where there is no number line
WIDE_VALLEY = Box(EDGES[0], -2.95, EDGES[1], 2.8)  # or where there is no panel
PANEL_OVER_LINE = Box(2.95, -1.3, EDGES[1], 3.65)  # likewise, the panel
CLOSE_LINES = 0.58  # from a line of a panel to the next, where it has many
ANSWER_LINES = 0.56  # likewise, from answer to answer of a question, where more stands below
ROW = Box(EDGES[0], -0.45, EDGES[1], 2.75)  # likewise, small pictures side by side
MACHINE = Box(-6.6, -2.95, 1.5, 2.72)  # a machine with knobs
GAUGE = Box(1.85, -0.55, 6.6, 3.4)  # beside it, the meter that it drives
UNDER_GAUGE = Box(2.0, -2.95, 6.5, 0.1)  # below that, lines of words and numbers
VECTOR_UNDER_GAUGE = Box(1.95, -2.95, 6.62, -0.81)  # or a column of numbers
HALL_UNDER_GAUGE = Box(2.0, -2.95, 6.5, -0.8)  # or what is heard there
KEY_UNDER_GAUGE = Box(1.95, -2.95, 6.62, -0.9)  # or lines: what its needles are
BOARD = Box(-6.6, -2.9, 1.5, 2.62)  # the front of a machine alone, beside that meter
WALL = Box(-6.66, -1.65, 1.9, 2.9)  # or a wall in its place
UNDER_WALL = Box(-6.6, -2.95, 1.5, -0.97)  # below that, words
WIDE_WALL = Box(-6.66, -2.3, 6.66, 2.9)  # a wall as wide as the frame

# --- who walks ---
LOOKS = -0.6  # where somebody looks who has not gone anywhere yet, in radians from the first axis
TURNING = 0.35  # how long they take to turn to where they go, in seconds

DRIFT = 3.5  # degrees that the eye drifts while somebody explains

# --- tempo, in seconds ---
LIGHT = 0.3  # a light goes to another line
FADE = 0.4  # what was told goes
BLINK = 0.5  # something small appears or goes
GLANCE = 0.6  # something appears beside what is told
REVEAL = 0.8
HOP = 0.28  # one step of a walk that is not looked at by itself
STEP = 1.0  # a walker goes straight to another point
MOVE = 1.4  # a block opens or closes, a walker takes a step
STRIDE = 1.8  # somebody walks a short way and back
SWEEP = 2.2  # a camera move
STROLL = 2.4  # somebody walks to the edge and back
CHANGE = 3.6  # a surface changes into another
RUN = 3.5  # a value runs, and a number is read while it does
GAZE = 4.0  # a slow look at the whole
TURN = 9.0  # once around
REST = 0.4  # after each reveal
EARLY = 0.2  # how long before its word something begins to appear
GHOST = 0.6  # how solid the course of a walk is before it is walked
GLASS_BEHIND = 0.75  # how solid glass is behind arrows: it is glass still
TITLE_CARD = 3.0  # how long the lecture's title stands
CHAPTER_CARD = 2.0  # and a chapter's
HAND_OVER = 1.8  # from the last picture of a scene to the first of the next
FLIGHT = 0.9  # a picture goes to its small place, or comes from it
HELD = 6.0  # how long the picture stands that a scene closes with, where it is to be compared
LAST_PICTURE = 3.0  # the film's last picture stands
DIMMED = 0.35  # how solid what was said stays while the next is told


def colour_of(change: str) -> str:
    """The colour of a step or a walk, by what it does to the loss: what climbs has gone wrong."""
    return WRONG if change == "climbs" else DESCENT


def run_of(steps: int) -> float:
    """How long a walk of so many steps runs: half a second a step, but 2 seconds in all, and no more than 8."""
    return min(max(0.5 * steps, 2.0), 8.0)


def sweep_of(steps: int) -> float:
    """How long a walk runs whose many steps are not told apart: from 3 seconds to 6."""
    return 3.0 + 3.0 * min(steps / 60, 1.0)


def ramp(height: np.ndarray | float) -> np.ndarray:
    """Colours of heights in [0, 1], shape (...,) to (..., 3), each channel in [0, 1]; clipped outside."""
    steps = np.clip(np.asarray(height, float), 0, 1) * (len(RAMP) - 1)
    below = np.minimum(steps.astype(int), len(RAMP) - 2)
    share = (steps - below)[..., None]
    return np.asarray(RAMP[below] * (1 - share) + RAMP[below + 1] * share)


def darkened(rgb: np.ndarray, night: float) -> np.ndarray:
    """Channels of a colour (3,) with so much of the background in it, 0 to 1."""
    return np.asarray(rgb * (1 - night) + channels(BACKGROUND) * night)


def hexadecimal(rgb: np.ndarray) -> str:
    """A colour of three channels in [0, 1] as #RRGGBB."""
    return "#" + "".join(f"{round(255 * float(channel)):02X}" for channel in rgb)


def channels(colour: str) -> np.ndarray:
    """#RRGGBB as three channels in [0, 1]."""
    return np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])


def luminance(rgb: np.ndarray) -> float:
    """Relative luminance of an sRGB colour (WCAG 2.2, definition of relative luminance)."""
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(channels(one)), luminance(channels(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@functools.cache
def lighter(colour: str) -> str:
    """A colour for words on the background: itself, or as much nearer to that of all words as it takes to be read."""
    start, end = channels(colour), channels(INK)
    tried = (hexadecimal(start + share * (end - start)) for share in np.linspace(0.0, 1.0, 51))
    return next(each for each in tried if contrast(each, BACKGROUND) >= TEXT_CONTRAST)


@functools.cache
def readable(colour: str) -> float:
    """How solid words of a colour must stay, 0 to 1, to be read on the background (`TEXT_CONTRAST`)."""
    dark, light = channels(BACKGROUND), channels(colour)
    low, high = 0.0, 1.0
    while high - low > 0.01:
        middle = (low + high) / 2
        if contrast(hexadecimal(dark + middle * (light - dark)), BACKGROUND) < TEXT_CONTRAST:
            low = middle
        else:
            high = middle
    return high
