"""Where stories lie: one engine from one URL, SQLite in a folder by default, PostgreSQL when the desk is shared."""

from desk.storage.desk import Desk
from desk.storage.opening import open_desk

__all__ = ["Desk", "open_desk"]
