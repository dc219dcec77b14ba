"""Pictures to put into questions, as files."""

from io import BytesIO
from typing import Any

from PIL import Image


def image_file(form: str = "PNG", size: tuple[int, int] = (4, 3), **how: Any) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, form, **how)
    return out.getvalue()


def moving(form: str = "GIF") -> bytes:
    frames = [Image.new("RGB", (4, 3), colour) for colour in ("red", "blue")]
    out = BytesIO()
    frames[0].save(out, form, save_all=True, append_images=frames[1:])
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))
