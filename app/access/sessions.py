"""Who is signed in, in the memory of the server: a cookie that nobody can guess, for a name and a time."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock


@dataclass(frozen=True, slots=True)
class Session:
    """One browser that was let in. `proof` is what let it in: when that changes, the session counts no longer."""

    name: str
    proof: str
    ends_at: float


class Sessions:
    """Cookies that were given out and still count. A new start of the server forgets them all."""

    def __init__(
        self, cookie_name: str, hours: float = float("inf"), clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.cookie_name = cookie_name
        self._seconds = hours * 3600
        self._clock = clock
        self._open: dict[str, Session] = {}
        self._lock = Lock()

    def begin(self, name: str, proof: str = "") -> str:
        """Let somebody in; gives the value of the cookie: 256 random bits, so that there is nothing to sign."""
        cookie, now = secrets.token_urlsafe(32), self._clock()
        with self._lock:
            self._open = {each: session for each, session in self._open.items() if session.ends_at > now}
            self._open[cookie] = Session(name, proof, now + self._seconds)
        return cookie

    def of(self, cookie: str | None) -> Session | None:
        """Whose cookie this is; None for one that does not count, or no longer."""
        session = self._open.get(cookie or "")
        return session if session and session.ends_at > self._clock() else None

    def end(self, cookie: str | None) -> None:
        """Sign out: the cookie counts no longer, in no tab."""
        with self._lock:
            self._open.pop(cookie or "", None)
