"""What a data directory holds, seen by clients that Millrace did not write: prints one JSON object.

usage: inventory.py BOOTSTRAP MONGO_URI [TOPIC]
"""

import json
import sys

from kafka import KafkaConsumer, TopicPartition
from pymongo import MongoClient

SECRETS = ("password", "salt", "md5", "sha1", "sha256")


def topic_events(bootstrap, topic):
    """Event ids of all records of the topic, in order, and how many values hold a login secret."""
    consumer = KafkaConsumer(bootstrap_servers=bootstrap, enable_auto_commit=False, auto_offset_reset="earliest")
    partitions = [TopicPartition(topic, p) for p in consumer.partitions_for_topic(topic) or ()]
    consumer.assign(partitions)
    ends = consumer.end_offsets(partitions) if partitions else {}
    ids, secrets, keys = [], 0, set()
    for partition in partitions:
        consumer.assign([partition])
        consumer.seek_to_beginning(partition)
        while consumer.position(partition) < ends[partition]:
            for records in consumer.poll(timeout_ms=1000).values():
                for record in records:
                    headers = {name: value.decode() for name, value in record.headers}
                    ids.append(headers["millrace.event-id"])
                    keys.add((record.key.decode(), partition.partition))
                    login = json.loads(record.value).get("login", {})
                    secrets += any(name in login for name in SECRETS)
    consumer.close()
    return ids, secrets, keys


def main():
    bootstrap, uri = sys.argv[1], sys.argv[2]
    topic = sys.argv[3] if len(sys.argv) > 3 else "random_users"
    ids, secrets, keys = topic_events(bootstrap, topic)
    client = MongoClient(uri)
    users = client["users"]
    raw = list(users["raw_users"].find({}, {"_id": 1, "nat": 1, "payload.login": 1}))
    flat = {name: users[name].count_documents({}) for name in sorted(users.list_collection_names()) if len(name) == 2}
    flat_ids = [row["event_id"] for name in flat for row in users[name].find({}, {"event_id": 1})]
    analytics = client["analytics"]
    print(json.dumps({
        "records": len(ids),
        "distinct": len(set(ids)),
        "raw": len(raw),
        "rawMatchesTopic": {row["_id"] for row in raw} == set(ids),
        "flat": flat,
        "flatTotal": sum(flat.values()),
        "flatMatchesRaw": sorted(flat_ids) == sorted(row["_id"] for row in raw),
        "secrets": secrets + sum(any(name in row["payload"].get("login", {}) for name in SECRETS) for row in raw),
        "partitionsByKey": sorted(keys),
        "views": {name: analytics[name].count_documents({}) for name in sorted(analytics.list_collection_names())},
    }))


main()
