"""Names replaced by names of another origin, nationality and foreign degrees changed: every signal stays the same."""

from collections.abc import Callable
from datetime import UTC, datetime

from graph.database import Database
from graph.facts.model import Application, Fact, Moment, Record
from graph.signals.hits import signals_of
from graph.signals.risk import risk

Parcel = Callable[..., tuple[Fact | tuple[str, ...], ...]]
Applied = Callable[..., Application]
FARM = "3 Farm Rd, Nashville, TN 37201"
ORIGINS = (
    (("Ann Miller", "Bob Smith", "Cal Jones", "Deb Young", "Ed Baker", "Ann Miller"), "Sampleton University"),
    (("김 철수", "박영희", "Ri Sol-ju", "Choe Ryong Hae", "Kim", "김 철수"), "김책공업종합대학"),
    (("محمد علي", "Fāṭima az-Zahrā", "O. bin Said", "Nour", "Al-Amin", "محمد علي"), "جامعة دمشق"),
    (("Nguyễn Văn An", "Trần Thị Bé", "Lê", "Phạm Q.", "Đỗ Mười", "Nguyễn Văn An"), "Đại học Bách khoa Hà Nội"),
)


def claims(version: int) -> list[Record]:
    """Six people, the first and the last of one name, as they call themselves and their school in this version."""
    names, school = ORIGINS[version]
    at = Moment(datetime(2026, 6, 1 + version, tzinfo=UTC))
    return [Record(f"A-{n}", "ats", at, name, university=school, degree="BSc") for n, name in enumerate(names)]


def test_signals_and_risk_do_not_know_whose_name_or_school_it_is(
    database: Database, tell: Callable[..., None], parcel: Parcel, applied: Applied
) -> None:
    for number in range(6):
        applicant_id = f"A-{number}"
        tell(*parcel(applicant_id, FARM, f"2026-02-0{number + 1}", f"Company {number}"))
        tell((applicant_id, "home", f"{number + 1} Elm St, Chicago, IL 60601"))
        tell((applicant_id, "email", f"century.dev{number}@mail.example", f"2026-01-0{number + 1}"))
        tell((applicant_id, "phone", "+1(1)2025550143", "2026-01-01"))
    tell(applied("A-0", "2026-01-01", status="blocked", since="2026-01-02"))
    tell(*(applied("A-5", f"2026-02-0{1 + number % 7}", f"Company {number}") for number in range(12)))

    seen = []
    for version in range(len(ORIGINS)):
        tell(*claims(version))
        hits = signals_of(database)
        seen.append((hits, risk(hits, members=6)))
    assert {hit.signal for hit in seen[0][0]} >= {
        "application_burst", "badly_formatted_phone", "blocked_before", "laptop_farm", "mail_template", "shared_phone"
    }  # fmt: skip
    assert seen[0][1].score > 0.5
    assert all(each == seen[0] for each in seen[1:])
