"""What is said where a library of the extra `office` is missing."""

from srs.errors import SourceError


def needed(path: str, suffix: str, error: ImportError) -> SourceError:  # noqa: ARG001 - the cause, for `raise … from`
    """The one line for a file that cannot be read without the extra; `suffix` is its format's, with the dot."""
    return SourceError(f"{path}: reading {suffix} needs more: pip install 'viva-srs[office]'")
