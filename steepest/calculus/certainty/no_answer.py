"""A question that has no answer, which is no fault of who asks."""

from __future__ import annotations

__all__ = ["NoAnswer"]


class NoAnswer(ArithmeticError, ValueError):
    """A question about a function, a walk or a record that has no answer with these numbers.

    The message says in one sentence what was asked for and why there is none; it reads on after "there is no answer: ".
    A fact, a text and a scene that ask such a question are refused with that sentence. Nothing else may be raised by a
    field of a record.
    """
