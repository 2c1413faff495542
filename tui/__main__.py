"""`python -m tui` is `viva`."""

from tui.cli import main

main()
