"""The pictures of banks: each content once, by its SHA-256, under the names that a bank's texts call it."""

import hashlib
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, insert, select

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

    def unnamed(self, bank: BankId, contents: Mapping[str, bytes]) -> dict[str, str]:
        """The hash of each of these media that a bank does not call by this name yet, by name."""
        known = self.names(bank) if contents else {}
        found = {name: hash_of(content) for name, content in contents.items()}
        return {name: identity for name, identity in found.items() if known.get(name) != identity}

    def keep(self, contents: Iterable[bytes]) -> None:
        """Keep contents, each once; a change gives them the names that a bank calls them by."""
        for content in contents:
            identity = hash_of(content)
            query = select(tables.media.c.hash).where(tables.media.c.hash == identity)
            if self._connection.execute(query).first() is None:
                self._connection.execute(insert(tables.media), {"hash": identity, "content": content})


def hash_of(content: bytes) -> str:
    """The id of a content."""
    return hashlib.sha256(content).hexdigest()
