"""The driver, imported by itself.

Where pandas, numpy or pyarrow are installed (Streamlit brings them), the driver imports them for values that we never
send: half a second of every command, and 40 MB of every loader's process.
"""

import sys

_NOT_WANTED = [name for name in ("numpy", "pandas", "pyarrow") if name not in sys.modules]

sys.modules.update(dict.fromkeys(_NOT_WANTED))  # type: ignore[arg-type]  # None: "not installed"
try:
    import neo4j  # noqa: F401  # for its effect: from here on it is imported
finally:
    for _name in _NOT_WANTED:
        del sys.modules[_name]
