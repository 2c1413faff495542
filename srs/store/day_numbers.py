"""Dates as numbers, in SQL: SQLite keeps dates as text, PostgreSQL knows them; numbers group and subtract quickly."""

from typing import Any

from sqlalchemy import Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import FunctionElement


class day_number(FunctionElement[int]):  # noqa: N801 - it reads as a function of SQL
    """The number of a date, as `date.toordinal` counts: 1 is the first day of the year 1."""

    type = Integer()
    inherit_cache = True
    name = "day_number"


@compiles(day_number)
def _in_sql(element: day_number, compiler: SQLCompiler, **options: Any) -> str:
    return f"({compiler.process(element.clauses, **options)} - DATE '0001-01-01' + 1)"


@compiles(day_number, "sqlite")
def _in_sqlite(element: day_number, compiler: SQLCompiler, **options: Any) -> str:
    return f"CAST(julianday({compiler.process(element.clauses, **options)}) - 1721424.5 AS INTEGER)"
