import sys
from pathlib import Path

import app


def test_nothing_beside_the_streamlit_script_hides_a_package_of_ours() -> None:
    """Streamlit puts the script's folder first on the path."""
    beside = {path.stem for path in Path(app.__file__).parent.iterdir()}
    assert not beside & {"graph", "ingest", "app"}
    assert not beside & set(sys.stdlib_module_names)
