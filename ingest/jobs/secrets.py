"""What must not be in any sentence, log or graph: the secrets that a job was given."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from urllib.parse import quote, quote_plus, unquote, urlsplit

from graph.errors import UsageError
from graph.settings_file import Secret
from ingest.jobs.declared import JobDeclared

HIDDEN = "[secret]"
SHORTEST = 4
"""A shorter text is in many words by chance, and hiding it would tell it."""
_IN_URLS = re.compile(r"(\w+://[^\s/:@]*:)[^\s@]+(?=@)")
"""A password in an address, whoever wrote it there."""


def without_secrets(text: str, declared: JobDeclared, environ: Mapping[str, str]) -> str:
    """`text` with every secret of the job replaced, in the forms in which libraries write them."""
    text = _IN_URLS.sub(rf"\1{HIDDEN}", text)
    forms = {form for secret in _secrets(declared) for form in _forms(secret, environ)}
    for form in sorted(forms, key=len, reverse=True):
        text = text.replace(form, HIDDEN)
    return text


def _secrets(declared: JobDeclared) -> Iterator[Secret]:
    if declared.sql:
        yield declared.sql.url
    options = declared.store.options if declared.store else {}
    environment = declared.command.environment if declared.command else {}
    yield from (each for each in (*options.values(), *environment.values()) if isinstance(each, Secret))


def _forms(secret: Secret, environ: Mapping[str, str]) -> Iterator[str]:
    with suppress(UsageError, ValueError):
        said = secret.read(environ)
        password = urlsplit(said).password or ""
        for whole in {said, password, unquote(password)}:
            if len(whole) >= SHORTEST:
                yield from {whole, quote(whole), quote_plus(whole), repr(whole)[1:-1]}
