"""Handles: the name under which somebody has a LinkedIn profile or a GitHub account.

A profile is written as a URL (with or without scheme, `www`, country, query, language), as a path, with an `@`, or as
the bare name. A company's page, a post or a search names no person and is rejected.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from urllib.parse import unquote

from graph.identifiers.canonical import Canonical, Raw, Rejected
from graph.identifiers.text import folded, legible

_LINKEDIN_HOST = re.compile(r"(?<![\w-])linkedin\.[a-z]{2,}(?:\.[a-z]{2})?(?::\d+)?(?=[/?#\s]|$)", re.I)
_GITHUB_HOST = re.compile(r"(?<![\w-])github(?:usercontent)?\.(?:com|example|test)(?::\d+(?=/))?(?=[/?#:\s]|$)", re.I)
_GITHUB_PAGES = re.compile(r"([a-z\d-]+)\.github\.io\b", re.I)
_LABEL_BEFORE = re.compile(r"^(?:linked-?in|git-?hub)(?:\s+(?:profile|url|id|user(?:name)?|handle))?\s*[:=]\s*", re.I)
_END_OF_PATH = re.compile(r"[?#\s,;\"'<>)\]]")

_LINKEDIN_NAME = re.compile(r"[\w-]{2,100}")
_GITHUB_NAME = re.compile(r"[a-z\d][a-z\d-]{0,38}(?:_[a-z\d]{1,10})?", re.ASCII)

_OLD_PUBLIC_PARTS = 3
"""`/pub/dana-reyes/1a/2b3/4c5` is `/in/dana-reyes-4c52b31a` today."""


def canonical_linkedin(raw: Raw, region: str | None) -> Canonical | Rejected:
    """A person's profile as `linkedin:dana-reyes`. Any host that begins with `linkedin.` is taken for LinkedIn."""
    del region
    text = legible(raw, "handle")
    if not isinstance(text, str):
        return text
    name = _linkedin_name(_path(text, _LINKEDIN_HOST))
    return _handle("linkedin", name) if name else Rejected("not a person's LinkedIn profile")


def canonical_github(raw: Raw, region: str | None) -> Canonical | Rejected:
    """An account as `github:dana`; the address of a repository stands for its owner."""
    del region
    text = legible(raw, "handle")
    if not isinstance(text, str):
        return text
    if pages := _GITHUB_PAGES.search(text):
        return _handle("github", folded(pages[1]))
    name = _github_name(_path(text, _GITHUB_HOST))
    return _handle("github", name) if name else Rejected("not a GitHub account")


def _handle(service: str, name: str) -> Canonical:
    key = f"{service}:{name}"
    return Canonical("handle", key, key, properties={"service": service, "name": name})


def _path(text: str, host: re.Pattern[str]) -> list[str]:
    """The segments after the host of the one URL in `text`, or of a bare path or name, decoded and without case."""
    text = text.replace("\\", "/")
    if found := host.search(text):
        if host.search(text, found.end()):
            return []
        path = text[found.end() :].lstrip(":")
    else:
        path = _LABEL_BEFORE.sub("", text)
        if " " in path or "://" in path:
            return []
    path = _END_OF_PATH.split(path, maxsplit=1)[0]
    segments = folded(unquote(unquote(path))).split("/")
    return [segment.lstrip("@") for segment in segments if segment]


def _linkedin_name(path: list[str]) -> str:
    form = ""
    while path and path[0] in _segments("linkedin", "profile"):
        form, *path = path
    if not path or (not form and path[0] in _segments("linkedin", "other")):
        return ""
    name = path[0]
    if form == "pub" and len(path) > _OLD_PUBLIC_PARTS:
        first, second, third = path[1:4]
        name = f"{name}-{third.zfill(3)}{second.zfill(3)}{first}"
    return name if _LINKEDIN_NAME.fullmatch(name) else ""


def _github_name(path: list[str]) -> str:
    if path and path[0] in _segments("github", "profile"):
        path = path[1:]
    if not path or path[0] in _segments("github", "other"):
        return ""
    return path[0] if _GITHUB_NAME.fullmatch(path[0]) else ""


@cache
def _segments(service: str, what: str) -> frozenset[str]:
    table = tomllib.loads((files(__package__) / "handle_paths.toml").read_text(encoding="utf-8"))
    return frozenset(table[service][what])
