"""Another process on the same folder: says whether it is first, hands its wish over if not, or stays."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from coach.desktop.single_instance import SingleInstance


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(folder: Path, wish: str) -> None:
    app = QCoreApplication([])
    instance = SingleInstance(folder)
    if instance.is_first():
        say("first")
        sys.stdin.read()
        instance.release()
    else:
        say("handed over" if instance.hand_over(wish) else "not heard")
    del app


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
