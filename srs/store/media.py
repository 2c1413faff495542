"""The pictures of banks: each content once, by its SHA-256, under the names that a bank's texts call it."""

import hashlib
from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select

from srs.model import BankId
from srs.store import tables


class Media:
    """The media of a collection, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def names(self, bank: BankId) -> dict[str, str]:
        """The hash (SHA-256, hexadecimal) of each medium of a bank, by name."""
        query = select(tables.media_name.c.name, tables.media_name.c.hash).where(tables.media_name.c.bank_id == bank)
        return {row.name: row.hash for row in self._connection.execute(query)}

    def content(self, bank: BankId, name: str) -> bytes | None:
        """The bytes that a bank calls by this name; None where there are none."""
        query = (
            select(tables.media.c.content)
            .join(tables.media_name, tables.media_name.c.hash == tables.media.c.hash)
            .where(tables.media_name.c.bank_id == bank, tables.media_name.c.name == name)
        )
        return self._connection.execute(query).scalar_one_or_none()

    def has(self, bank: BankId, contents: Mapping[str, bytes]) -> bool:
        """Whether all these media of a bank are kept already, under these names."""
        known = self.names(bank) if contents else {}
        return all(known.get(name) == hash_of(content) for name, content in contents.items())

    def put(self, bank: BankId, contents: Mapping[str, bytes]) -> None:
        """Keep these media of a bank by name; one of the same name is replaced, its old content stays."""
        known = self.names(bank)
        for name, content in contents.items():
            identity = hash_of(content)
            if known.get(name) == identity:
                continue
            there = self._connection.execute(select(tables.media.c.hash).where(tables.media.c.hash == identity)).first()
            if there is None:
                self._connection.execute(insert(tables.media), {"hash": identity, "content": content})
            where = (tables.media_name.c.bank_id == bank) & (tables.media_name.c.name == name)
            self._connection.execute(delete(tables.media_name).where(where))
            self._connection.execute(insert(tables.media_name), {"bank_id": bank, "name": name, "hash": identity})


def hash_of(content: bytes) -> str:
    """The id of a content."""
    return hashlib.sha256(content).hexdigest()
