import subprocess
import sys


def said_by(code: str) -> str:
    """What a fresh interpreter prints for this."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_the_driver_comes_without_pandas() -> None:
    assert (
        said_by("import graph.database, sys; print('pandas' in sys.modules, 'numpy' in sys.modules)") == "False False"
    )


def test_who_wants_pandas_still_gets_it() -> None:
    assert said_by("import graph.database, pandas; print(pandas.DataFrame({'a': [1]}).shape)") == "(1, 1)"
