"""What `ringlight.toml` says about alerts: `[alerts.NAME]`, and `[delivery.NAME]` for where they are told."""

from collections.abc import Mapping
from datetime import timedelta
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from apscheduler.triggers.base import BaseTrigger
from pydantic import Field, StringConstraints, field_validator, model_validator

from graph.errors import UsageError
from graph.queries.declaration import Said, Share
from graph.queries.run import MOST_ROWS, MOST_SECONDS
from graph.schedule import Span, trigger
from graph.settings_file import NAME, Secret, Table, read_table
from graph.time_zone import TimeZone

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_MOST_ROWS = 10_000
_MOST_SECONDS = 600
Mailbox = Annotated[str, StringConstraints(pattern=r"^[^\s@<>,]+@[^\s@<>,]+$")]


class AlertDeclaration(Table):
    """`[alerts.NAME]`: a saved query, a signal, or the ingest jobs in trouble: what is new becomes work, for whom."""

    query: Said | None = None
    signal: Said | None = None
    jobs: bool = False
    """About ingest jobs that are late or failing."""
    parameters: dict[str, Any] = Field(default_factory=dict)
    """As the query declares them; a date may be `{ days_ago = 7 }`."""
    subject: Said = "applicant_id"
    """The column that says whom or what an alert is about. Of a list, each gets one."""
    score: Share | Said | None = None
    """A number, or the column that holds one. None: of a signal its strength, of a query 0.5."""
    reason: Said | None = None
    """A sentence with columns in braces. None: of a signal its explanation, of a query its title."""
    compare: Annotated[list[Said], Field(min_length=1)] | None = None
    """The columns by which evidence is the same as before. None: all."""
    cron: Said | None = None
    every: Span | None = None
    """Neither: it runs only when somebody asks for it."""
    time_zone: TimeZone = "UTC"
    owner: Said
    expires_after: Span = timedelta(days=30)
    """A new one that nobody took by then is expired."""
    delivery: tuple[Said, ...] = ()
    most_rows: Annotated[int, Field(ge=1, le=_MOST_ROWS)] = MOST_ROWS
    most_seconds: Annotated[float, Field(gt=0, le=_MOST_SECONDS)] = MOST_SECONDS

    @model_validator(mode="after")
    def _reads(self) -> "AlertDeclaration":
        if [self.query is not None, self.signal is not None, self.jobs].count(True) != 1:
            raise ValueError("an alert has one of query, signal and jobs = true")
        _ = self.times
        return self

    @cached_property
    def times(self) -> BaseTrigger | None:
        """When it runs; None: only when somebody asks for it."""
        return trigger(self.cron, self.every, self.time_zone)

    @property
    def source(self) -> str:
        """The name of the query or signal."""
        return self.query or self.signal or "jobs"


class _Delivery(Table):
    include_evidence: bool = False
    """Whether messages hold subjects that are no ids, reasons and evidence: what applicants wrote."""
    link: str | None = None
    """Where the app is reached, for a link to the alerts."""
    patience: Annotated[float, Field(gt=0, le=60)] = 20
    """Seconds that a receiver has for each answer."""


class Mail(_Delivery):
    """E-mail by SMTP."""

    kind: Literal["smtp"]
    host: Said
    port: Annotated[int, Field(ge=1, le=65_535)] = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: str | None = None
    password: Secret | None = None
    sender: Mailbox
    to: Annotated[list[Mailbox], Field(min_length=1)]

    @model_validator(mode="after")
    def _encrypted(self) -> "Mail":
        if self.security == "none" and self.host not in LOOPBACK:
            raise ValueError('security = "none" is for this machine alone')
        return self


class Webhook(_Delivery):
    """A POST of JSON, signed as Standard Webhooks say."""

    kind: Literal["webhook"]
    url: Said
    secret: Secret

    @field_validator("url")
    @classmethod
    def _encrypted(cls, url: str) -> str:
        return encrypted(url)


class Slack(_Delivery):
    """A message to an incoming webhook of Slack, or of what understands the same. The address itself is the secret."""

    kind: Literal["slack"]
    url: Secret


Delivery = Annotated[Mail | Webhook | Slack, Field(discriminator="kind")]


def encrypted(url: str) -> str:
    """The address, if what goes there cannot be read on the way; ValueError otherwise."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise ValueError("the address begins with https:// (http:// is for this machine alone)")
    return url


def declared_alerts(home: Path) -> Mapping[str, AlertDeclaration]:
    """All alerts of the home by name; UsageError also where one is told by a delivery that is not declared."""
    alerts = read_table(home, "alerts", dict[str, AlertDeclaration])
    known = declared_deliveries(home)
    for name, alert in alerts.items():
        for unknown in sorted(set(alert.delivery) - set(known)):
            raise UsageError(f"{home / NAME}: alerts.{name}.delivery: there is no [delivery.{unknown}].")
    return alerts


def declared_alert(home: Path, name: str) -> AlertDeclaration:
    """The alert of that name; UsageError names the nearest."""
    alerts = declared_alerts(home)
    if name in alerts:
        return alerts[name]
    near = get_close_matches(name, alerts, n=1)
    advice = f"did you mean {near[0]}?" if near else f"declare it in {NAME}."
    raise UsageError(f"There is no [alerts.{name}]: {advice}")


def declared_deliveries(home: Path) -> Mapping[str, Mail | Webhook | Slack]:
    """All deliveries of the home by name."""
    return read_table(home, "delivery", dict[str, Delivery])
