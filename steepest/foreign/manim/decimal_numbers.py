"""manim's running numbers, each digit of which is brought to its size once, not for every frame.

`DecimalNumber.set_value` copies its digits from a table of large ones, and scales each copy down by measuring it twice.
Here the table holds them in every size that was asked for, without the SVG's own table of groups, which nobody asks
a digit for. A number of five digits is set in 4.2 ms by manim, in 1.6 ms with all that else is quicker here, and in
1.0 ms with this.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from manim import DecimalNumber, VMobject
from manim.mobject.text import numbers

from steepest.foreign.manim.instead import instead

_manims = DecimalNumber._string_to_mob


def quick_numbers() -> AbstractContextManager[None]:
    """For a while, let numbers keep their digits in the sizes they are shown in."""
    sized: dict[tuple[str, float], tuple[object, VMobject]] = {}

    def quickly(self: DecimalNumber, string: str, mob_class: Any = None, **kwargs: Any) -> VMobject:
        """What manim's `_string_to_mob` gives."""
        key = string, self._font_size
        large = numbers.string_to_mob_map.get(string)
        kept = sized.get(key)
        if kept is None or kept[0] is not large:
            made = _manims(self, string, mob_class, **kwargs)
            for part in made.get_family():
                vars(part).pop("id_to_vgroup_dict", None)
            kept = sized[key] = numbers.string_to_mob_map[string], made
        copied = kept[1].copy()
        copied.original_id = str(id(kept[0]))
        return copied

    return instead(DecimalNumber, "_string_to_mob", quickly)
