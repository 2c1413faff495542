"""`viva settings`: what holds, where it comes from, and setting it from the command line."""

import json
from pathlib import Path

import pytest
from conftest import Run

