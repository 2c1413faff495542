"""The engine of Viva: records, scheduling, queue and store; it knows no file format and no screen."""

__version__ = "0.1.0"
