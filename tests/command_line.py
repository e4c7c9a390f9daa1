"""The command line run in this process, and what it answers."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from coach import cli


@dataclass(frozen=True, slots=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class CommandLine:
    """Commands on one data folder; `begins` are the words that each begins with."""

    folder: Path
    capture: pytest.CaptureFixture[str] | pytest.CaptureFixture[bytes]
    begins: tuple[str, ...] = ()

    def __call__(self, *arguments: object) -> Said:
        """Run a command to its end; wrong usage is an answer as well."""
        try:
            code = cli.main(["--data-dir", str(self.folder), *self.begins, *map(str, arguments)])
        except SystemExit as ended:
            code = int(str(ended.code))
        out, err = (it.decode() if isinstance(it, bytes) else it for it in self.capture.readouterr())
        return Said(code, out, err)
