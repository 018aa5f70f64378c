"""kafka-python against a broker: admin, produce, consume in a group, commit, resume.

Usage: kafka_python_suite.py HOST:PORT    Exit code 0 when everything holds.
"""

import sys
import uuid

from kafka import KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import ConfigResource, ConfigResourceType, KafkaAdminClient, NewPartitions, NewTopic
from kafka.errors import TopicAlreadyExistsError

RECORDS = 200
PARTITIONS = 3


def check(holds, what):
    if not holds:
        raise AssertionError(what)
    print("ok  ", what)


def consume(bootstrap, topic, group, limit):
    """Reads up to limit records in a group, commits, leaves; returns (partition, offset, value) triples."""
    consumer = KafkaConsumer(
        topic,
        bootstrap_servers=bootstrap,
        group_id=group,
        auto_offset_reset="earliest",
        enable_auto_commit=False,
        consumer_timeout_ms=10_000,
        max_poll_records=50,
    )
    read = []
    for message in consumer:
        read.append((message.partition, message.offset, message.value))
        if len(read) == limit:
            break
    positions = {}
    for partition, offset, _ in read:
        positions[partition] = max(offset + 1, positions.get(partition, 0))
    from kafka.structs import OffsetAndMetadata

    consumer.commit({TopicPartition(topic, p): OffsetAndMetadata(o, "") for p, o in positions.items()})
    consumer.close(autocommit=False)
    return read


def produce(bootstrap, topic, codec):
    producer = KafkaProducer(bootstrap_servers=bootstrap, acks="all", compression_type=codec, linger_ms=5)
    futures = [
        producer.send(topic, key=b"k%d" % i, value=b"v%d" % i, headers=[("n", b"%d" % i)]) for i in range(RECORDS)
    ]
    acknowledged = {(f.get(30).partition, f.get(30).offset) for f in futures}
    producer.close()
    return acknowledged


def admin_suite(admin, topic):
    admin.create_topics([NewTopic(topic, PARTITIONS, 1)])
    check(topic in admin.list_topics(), "a created topic is listed")
    try:
        admin.create_topics([NewTopic(topic, PARTITIONS, 1)])
        check(False, "creating a topic twice fails")
    except TopicAlreadyExistsError:
        check(True, "creating a topic twice fails")
    described = admin.describe_configs([ConfigResource(ConfigResourceType.TOPIC, topic)])
    names = {entry[0] for response in described for resource in response.resources for entry in resource[4]}
    check("cleanup.policy" in names, "describe_configs reports cleanup.policy")


def main(bootstrap):
    topic, group = "kp-" + uuid.uuid4().hex[:8], "kp-" + uuid.uuid4().hex[:8]
    admin = KafkaAdminClient(bootstrap_servers=bootstrap)
    admin_suite(admin, topic)

    acknowledged = produce(bootstrap, topic, None)
    check(len(acknowledged) == RECORDS, "every record got an offset of its own")

    first = consume(bootstrap, topic, group, RECORDS // 2)
    second = consume(bootstrap, topic, group, RECORDS - RECORDS // 2)
    places = [(partition, offset) for partition, offset, _ in first + second]
    check(len(places) == RECORDS and set(places) == acknowledged, "a group resumes where it committed, nothing lost or twice")

    produce(bootstrap, topic, "gzip")
    check(len(consume(bootstrap, topic, group, RECORDS)) == RECORDS, "gzip batches come back")

    offsets = admin.list_consumer_group_offsets(group)
    check(sum(o.offset for o in offsets.values()) == 2 * RECORDS, "committed offsets add up")
    check((group, "consumer") in admin.list_consumer_groups(), "the group is listed")
    check(admin.describe_consumer_groups([group])[0].state == "Empty", "a group that everyone left is empty")

    probe = KafkaConsumer(bootstrap_servers=bootstrap)
    partitions = [TopicPartition(topic, p) for p in range(PARTITIONS)]
    check(sum(probe.end_offsets(partitions).values()) == 2 * RECORDS, "end offsets add up")
    by_time = probe.offsets_for_times({p: 0 for p in partitions})
    check(all(found is None or found.offset == 0 for found in by_time.values()), "the first offset is found by time")
    probe.close()

    admin.create_partitions({topic: NewPartitions(PARTITIONS + 2)})
    check(len(admin.describe_topics([topic])[0]["partitions"]) == PARTITIONS + 2, "a topic grows")
    admin.delete_consumer_groups([group])
    check((group, "consumer") not in admin.list_consumer_groups(), "a deleted group is gone")
    admin.delete_topics([topic])
    check(topic not in admin.list_topics(), "a deleted topic is gone")
    admin.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        main(sys.argv[1])
    except Exception as problem:  # the exit code is the result
        print("FAIL", type(problem).__name__, problem)
        sys.exit(1)
