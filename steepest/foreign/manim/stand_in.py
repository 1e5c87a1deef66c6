"""Which camera stands in for a foreign scene's own, and why it draws a picture whole where it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manim import VMobject
from manim.camera.camera import Camera
from manim.camera.moving_camera import MovingCamera
from manim.camera.multi_camera import MultiCamera
from manim.camera.three_d_camera import ThreeDCamera

from steepest.foreign.manim.hasty import HastyCamera, HastyMovingCamera
from steepest.foreign.manim.looking import looked_at
from steepest.stage.camera.camera import Redrawing
from steepest.stage.camera.display import in_order

if TYPE_CHECKING:
    from manim import Mobject


def stand_in(wanted: type[Camera]) -> type[Camera]:
    """The camera to use for a scene that wants this one: its pictures are the same. Any other than manim's usual three,
    and one that somebody made of these, draws as it likes, and draws everything.
    """
    if wanted is ThreeDCamera:
        from steepest.foreign.solid.solid_camera import SolidCamera  # most scenes need none

        return SolidCamera
    stand_ins: dict[type[Camera], type[Camera]] = {Camera: HastyCamera, MovingCamera: HastyMovingCamera}
    return stand_ins.get(wanted, wanted)


def draw(camera: Camera, ground: Any, mobjects: list[Mobject]) -> str:
    """Draw mobjects over a picture, or where that is None over the camera's background: as manim does, but no more than
    has changed, where that can be known. Returns why all was drawn; empty where it was not.
    """
    if isinstance(camera, Redrawing):
        background = camera.background
        if ground is not None:
            camera.background = ground
        if looked_at(camera):
            camera.forget()
        early = not _looks_through(camera, mobjects)
        try:
            camera.redraw(mobjects)
        finally:
            camera.background = background
            if early:
                camera.pixel_array_to_cairo_context.pop(id(camera.pixel_array), None)
        return camera.why_whole
    if ground is not None:
        camera.set_frame_to_background(ground)
    else:
        camera.reset()
    camera.capture_mobjects(mobjects)
    if isinstance(camera, ThreeDCamera):
        return "in space nearly all of it moves"
    return f"its camera is a {type(camera).__name__}"


def draws_by_manims_rules(camera: Camera) -> bool:
    """Whether manim's own code alone says what a camera does; nobody knows what drawing does to any other."""
    return all(
        each.__module__.partition(".")[0] in ("manim", "steepest", "builtins")
        for each in type(camera).__mro__
    )


def pass_over(camera: Camera, mobjects: list[Mobject]) -> None:
    """Do to a camera what drawing these mobjects does to it, beside the picture."""
    if isinstance(camera, ThreeDCamera):
        camera.reset_rotation_matrix()
    elif isinstance(camera, MultiCamera):
        camera.update_sub_cameras()
    outlines = [each for each in in_order(mobjects, camera) if isinstance(each, VMobject)]
    images = [image for each in outlines if (image := each.get_background_image())]
    if len(images) < len(outlines):
        camera.get_cairo_context(camera.pixel_array)
    if images:
        displayer = camera.get_background_colored_vmobject_displayer()
        camera.get_cairo_context(displayer.pixel_array)
        for image in images:
            displayer.get_background_array(image)


def _looks_through(camera: Camera, mobjects: list[Mobject]) -> bool:
    """Whether a camera looks through the frame that it had when it first drew an outline.

    manim makes a Cairo context then, keeps it, and draws all outlines through it whatever the camera's frame is later.
    Who wants to know the frame of an earlier picture makes a context for the time being.
    """
    return (
        isinstance(camera, MovingCamera)
        or id(camera.pixel_array) in camera.pixel_array_to_cairo_context
        or any(
            isinstance(each, VMobject) and not each.get_background_image()
            for each in in_order(mobjects, camera)
        )
    )
