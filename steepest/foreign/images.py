"""Images, drawn by manim 0.22 with a Pillow that is stricter than the one it was written for.

To lay an image on a picture manim makes an empty one from an array of floats and calls it RGBA. Pillow took that up
to its version 12; from 13 on every scene with an ImageMobject ends with "Invalid mode for data type". The empty image
that was meant is made here.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from types import SimpleNamespace
from typing import Any

import manim.camera.camera as cameras
import numpy as np
from PIL import Image

from steepest.foreign.manim.instead import instead


def lenient_images() -> AbstractContextManager[None]:
    """For a while, let manim's cameras make empty images as they are used to."""

    def from_array(array: Any, mode: str | None = None) -> Any:
        if mode == "RGBA" and isinstance(array, np.ndarray) and array.dtype == np.float64 and array.ndim == 2:
            return Image.new(mode, array.shape[::-1])
        return Image.fromarray(array, mode=mode)

    return instead(cameras, "Image", SimpleNamespace(**(vars(Image) | {"fromarray": from_array})))
