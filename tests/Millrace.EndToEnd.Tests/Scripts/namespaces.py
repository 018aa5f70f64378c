"""Prints every collection of a MongoDB server but its own.

Usage: namespaces.py MONGO
"""

import sys

from pymongo import MongoClient


def main(mongo):
    client = MongoClient(mongo)
    names = [f"{database}.{name}" for database in client.list_database_names() for name in client[database].list_collection_names()]
    print(" ".join(sorted(name for name in names if name.split(".")[0] not in ("admin", "config", "local"))), end="")


main(*sys.argv[1:])
