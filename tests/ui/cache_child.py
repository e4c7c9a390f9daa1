"""Opens Today on a data folder; prints whether numpy was needed, the picture, how many thumbs were bare."""

import os
import sys
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from window_driver import welcomed

from coach import app
from coach.application.clock import HandClock
from coach.application.workspace import Workspace
from coach.ui.figure_view import FigureThumb, finish_building
from coach.ui.pages.today_start import CardPicture
from coach.ui.picture_cache import PictureCache, edition, give_pictures
from coach.ui.theme import apply_theme


def is_bare(widget: QWidget) -> bool:
    """Whether nothing but the tint is painted in the middle of a picture."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    width, height = image.width(), image.height()
    middle = {image.pixel(x, y) for x in range(9, width - 9) for y in range(9, height - 9)}
    return len(middle) == 1


def main(folder: Path) -> None:
    qt = app.application()
    apply_theme(qt, dark=False)
    clock = HandClock(datetime(2026, 11, 17, 7, 30, tzinfo=UTC))
    with closing(Workspace(folder, clock)) as workspace:
        if workspace.settings.welcomed_on is None:
            welcomed(workspace)
        pictures = PictureCache(app.picture_folder(folder), edition())
        window = app.build_window(workspace)
        give_pictures(window, pictures)
        pictures.finish()
        window.show()
        thumbs = [*window.today.findChildren(FigureThumb), *window.today.findChildren(CardPicture)]
        bare = sum(is_bare(thumb) for thumb in thumbs)
        finish_building()
        shown = window.grab().toImage()
        loaded = "numpy" if "numpy" in sys.modules else "plain"
        sys.stdout.write(f"{loaded} {sha256(shown.constBits()).hexdigest()} {bare}\n")
        pictures.finish()
        window.close()
        window.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
