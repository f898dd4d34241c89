"""The words that people, towns, streets and companies of the demo world are named with.

Every name is drawn from one list for everybody, whatever country a person lives in and whether or not a ring runs them:
in this world an origin says nothing about guilt.
"""

from functools import cache
from importlib.resources import files


@cache
def names(which: str) -> tuple[str, ...]:
    """All of `given_names.txt` or `family_names.txt`: one list for everybody, from many parts of the world."""
    return tuple((files(__package__) / f"{which}_names.txt").read_text(encoding="utf-8").split())


# That these are made up should be plain to anyone who sees one.
TOWN_STARTS = ("Sample", "Mock", "Fiction", "Pretend", "Invent", "Demo", "Dummy", "Example", "Imagin", "Specimen")
TOWN_ENDS = ("ton", "ville", "field", "burg", "ford", "dale")
STREET_WORDS = (
    "Example",
    "Fictional",
    "Imaginary",
    "Invented",
    "Placeholder",
    "Pretend",
    "Sample",
    "Specimen",
    "Synthetic",
    "Template",
    "Mockingfield",
    "Demo",
    "Dummy",
    "Prototype",
    "Figment",
    "Fable",
    "Legend",
    "Parable",
    "Storybook",
    "Daydream",
    "Mirage",
    "Phantom",
    "Mythic",
    "Novel",
    "Rehearsal",
    "Allegory",
    "Anecdote",
)
STREET_KINDS = {
    "DE": ("straße", "weg", "allee"),
    "FR": ("Rue", "Avenue", "Chemin"),
    "": ("Street", "Avenue", "Road", "Drive", "Lane", "Court", "Place", "Boulevard", "Terrace", "Circle"),
}
"""By country; the empty key is everybody else's."""

HIRING_COMPANIES = tuple(
    f"{word} {kind}"
    for word in (
        "Fictiva",
        "Imaginex",
        "Mockwell",
        "Pretendia",
        "Samplify",
        "Specimenta",
        "Fablecorp",
        "Mythica",
        "Invenco",
    )
    for kind in ("Cloud", "Health", "Payments", "Robotics")
)
AGENCIES = ("exemplar", "fairsample", "goodmock", "trialworks", "stagehand", "draftline", "testbed", "dryrun")
JOB_TITLES = (
    "Backend Engineer",
    "Data Engineer",
    "Frontend Engineer",
    "Full Stack Engineer",
    "Machine Learning Engineer",
    "Mobile Engineer",
    "Platform Engineer",
    "QA Engineer",
    "Security Engineer",
    "Site Reliability Engineer",
)
UNIVERSITIES = tuple(f"{start}{end} University" for start in TOWN_STARTS for end in ("ton", "ville", "field"))
DOUBTFUL_UNIVERSITIES = ("Instant Specimen University", "Placeholder Online College", "University of Nowhere Mock")
DEGREES = ("BSc Computer Science", "BSc Mathematics", "BEng Software Engineering", "MSc Computer Science", "BA Design")
MAIL_DOMAINS = (
    "mail.example",
    "post.example",
    "inbox.example",
    "fernpost.example",
    "webmail.example.com",
    "letters.example.net",
    "mailbox.example.org",
)
"""Nobody can receive mail there: `.example` and the example domains are reserved by RFC 2606."""
