from collections.abc import Callable

from graph.facts.model import Record

Tell = Callable[..., None]
Fired = Callable[[str], list[str]]
Named = Callable[[str, str], Record]
NAMES = ("Ana Diaz", "Ben Lee", "Chi Wei", "Dov Katz")


def test_two_strangers_with_one_mailbox_share_it_in_whatever_spelling(tell: Tell, fired: Fired, named: Named) -> None:
    tell(named("A-1", "Ana Diaz"), named("A-2", "Ben Lee"))
    tell(("A-1", "email", "talent.desk@gmail.com"), ("A-2", "email", "TalentDesk+2@googlemail.com"))
    assert fired("shared_mailbox") == ["A-1", "A-2"]


def test_a_couple_and_one_who_applies_again_do_not_share_a_mailbox(tell: Tell, fired: Fired, named: Named) -> None:
    home, mailbox = "12 Elm St, Chicago, IL 60601", "family@mail.example"
    tell(named("A-1", "Ana Diaz"), named("A-2", "Ben Diaz"), ("A-1", "home", home), ("A-2", "home", home))
    tell(("A-1", "email", mailbox), ("A-2", "email", mailbox))
    tell(named("A-3", "Chi Wei"), named("A-4", "WEI, Chi"))
    tell(("A-3", "email", "chi@mail.example"), ("A-4", "email", "chi@mail.example"))
    assert fired("shared_mailbox") == []


def test_mailboxes_of_one_make_that_turn_up_together_are_a_family(tell: Tell, fired: Fired, named: Named) -> None:
    people = [(f"A-{number}", name) for number, name in enumerate(NAMES)]
    tell(*(named(applicant_id, name) for applicant_id, name in people))
    tell(*((applicant_id, "email", f"century.{name[:3]}{number}7@mail.example", f"2026-03-0{number + 1}")
           for number, (applicant_id, name) in enumerate(people)))  # fmt: skip
    assert fired("mail_template") == [applicant_id for applicant_id, _ in people]


def test_a_name_or_a_word_that_turns_up_over_years_and_relatives_at_one_home_are_no_family(
    tell: Tell, fired: Fired, named: Named
) -> None:
    days = ("2026-03-01", "2026-03-02", "2026-03-03", "2025-03-01", "2024-06-01", "2023-03-01", "2022-03-01")
    tell(*((f"A-{number}", "email", f"marathon{number}@mail.example", day) for number, day in enumerate(days)))
    for number, name in enumerate(NAMES[:3]):
        tell(named(f"B-{number}", f"{name} Rarename"), (f"B-{number}", "home", "12 Elm St, Chicago, IL 60601"))
        tell((f"B-{number}", "email", f"rarename{number}@mail.example", "2026-03-01"))
    assert fired("mail_template") == []


def test_two_strangers_with_one_profile_share_it(tell: Tell, fired: Fired, named: Named) -> None:
    tell(named("A-1", "Ana Diaz"), named("A-2", "Ben Lee"))
    tell(("A-1", "handle", "https://linkedin.com/in/demo-dev"), ("A-2", "handle", "linkedin.com/in/demo-dev/"))
    assert fired("shared_handle") == ["A-1", "A-2"]


def test_one_who_applies_again_does_not_share_a_profile(tell: Tell, fired: Fired, named: Named) -> None:
    tell(named("A-1", "Ana Diaz"), named("A-2", "Ana Diaz"))
    tell(("A-1", "handle", "https://linkedin.com/in/demo-dev"), ("A-2", "handle", "linkedin.com/in/demo-dev/"))
    assert fired("shared_handle") == []


def test_a_school_that_sold_degrees_is_dubious_and_the_users_own_list_counts(
    tell: Tell, fired: Fired, own_list: Callable[[str, str], None]
) -> None:
    own_list("degree_mills", '# ours\nThe Paper College,"our own inquiry, 2026"\n')
    tell(Record("A-1", "ats", university=" Belford University "), Record("A-2", "ats", university="the paper college"))
    assert fired("dubious_degree") == ["A-1", "A-2"]


def test_a_school_that_nobody_knows_or_that_is_abroad_is_not_dubious(tell: Tell, fired: Fired) -> None:
    schools = (
        "Sampleton University",
        "평양과학기술대학",
        "Kim Chaek University of Technology",
        "Université de Lomé",
        "",
    )
    tell(*(Record(f"A-{number}", "ats", university=school) for number, school in enumerate(schools)))
    assert fired("dubious_degree") == []
