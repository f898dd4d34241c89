from app.security_headers import content_security_policy


def directives() -> dict[str, list[str]]:
    parts = (directive.split() for directive in content_security_policy().split("; "))
    return {name: sources for name, *sources in parts}


def test_only_our_own_scripts_run() -> None:
    first, *others = directives()["script-src"]
    assert first == "'self'"
    assert all(source.startswith("'sha256-") for source in others)


def test_nothing_is_asked_of_another_machine() -> None:
    sources = {source for sources in directives().values() for source in sources}
    assert sources <= {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:", *directives()["script-src"]}


def test_no_other_page_may_frame_the_app() -> None:
    assert directives()["frame-ancestors"] == ["'none'"]
