"""Makes users.raw_users refuse what has a marker twice, mends that, and counts.

Usage: raw_users.py MONGO refuse|mend|count
"""

import sys

from pymongo import MongoClient


def main(mongo, what):
    raw = MongoClient(mongo).users.raw_users
    if what == "refuse":
        raw.create_index("payload.marker", name="marker", unique=True, partialFilterExpression={"payload.marker": {"$exists": True}})
    elif what == "mend":
        raw.drop_index("marker")
    print(raw.count_documents({}), raw.count_documents({"payload.marker": {"$exists": True}}))


main(*sys.argv[1:])
