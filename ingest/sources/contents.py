"""The bytes of a file or of standard input, gunzipped, with a sample to look at before the reading begins."""

import gzip
import io
import sys
import zlib
from pathlib import Path
from typing import Any, BinaryIO

from graph.errors import UsageError

SAMPLE_BYTES = 1 << 20
GZIP = b"\x1f\x8b"


class Contents(io.RawIOBase):
    """A stream that ends where reading fails and says in `fault` why, so that what was whole before is not lost."""

    def __init__(self, stream: Any) -> None:  # noqa: ANN401  # whatever has read1: a pipe, a file, a GzipFile
        """`stream` is read from where it stands; the first `SAMPLE_BYTES` of it are kept in `sample`."""
        super().__init__()
        self._stream = stream
        self.fault: str | None = None
        self.sample = b""
        while len(self.sample) < SAMPLE_BYTES and (chunk := self._chunk(SAMPLE_BYTES - len(self.sample))):
            self.sample += chunk
        self._served = 0

    @property
    def is_gzip(self) -> bool:
        """Whether the bytes come out of a gzip file."""
        return isinstance(self._stream, gzip.GzipFile)

    def readable(self) -> bool:
        """Yes: this is what io.BufferedReader asks."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401  # io's signature: any writable buffer
        """Fill `buffer` with the next bytes, those of the sample first."""
        chunk = self.sample[self._served : self._served + len(buffer)]
        self._served += len(chunk)
        chunk = chunk or self._chunk(len(buffer))
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        """Close what is underneath, too."""
        self._stream.close()
        super().close()

    def _chunk(self, size: int) -> bytes:
        if self.fault:
            return b""
        try:
            chunk: bytes = self._stream.read1(size)
        except EOFError:
            self.fault = "the gzip file is cut short: what follows is missing"
        except (gzip.BadGzipFile, zlib.error) as error:
            self.fault = f"the gzip file is damaged: what follows was not read ({error})"
        except OSError as error:
            self.fault = f"the file cannot be read any further ({error.strerror or error})"
        else:
            return chunk
        return b""


def open_contents(path: str, stdin: BinaryIO | None = None) -> Contents:
    """Open `path`, or standard input for `-`; UsageError when there is nothing to read."""
    plain = Contents((stdin or sys.stdin.buffer) if path == "-" else _opened(Path(path)))
    if not plain.sample.startswith(GZIP):
        return plain
    return Contents(gzip.GzipFile(fileobj=io.BufferedReader(plain, SAMPLE_BYTES)))


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise UsageError(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise UsageError(f"{path} is a folder: name the files in it, one command each.") from None
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be opened: {getattr(error, 'strerror', None) or error}.") from error
