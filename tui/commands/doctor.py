"""`viva doctor`: the quality of the cards, by the rubric."""

import click

from decks import rubric
from srs.model import Json
from tui.output import emit, json_option, place_options, say
from tui.places import journal

COMMANDS: dict[str, click.Command] = {}
