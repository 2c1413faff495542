"""`python -m bench` lists the measurements with what each is of; `python -m bench NAME…` (or `all`) runs some."""

import ast
import importlib
import sys
from pathlib import Path


def measurements() -> dict[str, str]:
    """Each measurement by name, with the first line of what its module says."""
    found = {}
    for path in sorted(Path(__file__).parent.glob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        runs = any(isinstance(node, ast.FunctionDef) and node.name == "main" for node in module.body)
        if runs and not path.stem.startswith("_"):
            found[path.stem] = (ast.get_docstring(module) or "").splitlines()[0]
    return found


def main(names: list[str]) -> int:
    """List, or run those named; gives the exit code."""
    known = measurements()
    if not names:
        for name, line in known.items():
            print(f"{name:14} {line}")
        return 0
    unknown = [name for name in names if name not in known and name != "all"]
    if unknown:
        print(f"There is no measurement {unknown[0]!r}; there are {', '.join(known)}, and all.", file=sys.stderr)
        return 2
    for name in known if "all" in names else names:
        importlib.import_module(f"bench.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
