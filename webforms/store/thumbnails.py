"""Small pictures for lists and pages: a queue of fifty records would else load a hundred megabytes.

    asked for ─► made before? ─► decode small ─► JPEG ─► kept beside the files
The picture was cleaned when it was kept: it is upright and says no place. What is made from it can be made again."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from webforms.store.files import FileStore

LONGEST_SIDE = 320
QUALITY = 80
MEDIA_TYPE = "image/jpeg"


def small_picture(files: FileStore, sha256: str) -> Path:
    """Where the small picture of a kept photo lies; made the first time somebody asks."""
    path = files.small_path(sha256)
    if not path.is_file():
        files.keep_small(sha256, _shrunk(files.path(sha256)))
    return path


def _shrunk(path: Path) -> bytes:
    with Image.open(path) as image:
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        target = io.BytesIO()
        _on_paper(image).save(target, format="JPEG", quality=QUALITY)
    return target.getvalue()


def _on_paper(image: Image.Image) -> Image.Image:
    """What is transparent shows white paper."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image.convert("RGBA"))
    return paper.convert("RGB")
