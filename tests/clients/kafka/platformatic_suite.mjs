// @platformatic/kafka against a broker: admin, produce, consume in a group, commit, resume.
// Usage: node platformatic_suite.mjs HOST:PORT    Exit code 0 when everything holds.
import { randomUUID } from 'node:crypto'
import { Admin, Consumer, Producer, stringDeserializers, stringSerializers } from '@platformatic/kafka'

const records = 200
const partitions = 3
const patienceMs = 30_000

function check(holds, what) {
  if (!holds) throw new Error(what)
  console.log('ok  ', what)
}

async function produce(clientId, bootstrapBrokers, topic, compression) {
  const producer = new Producer({ clientId, bootstrapBrokers, serializers: stringSerializers, idempotent: true, compression })
  const messages = Array.from({ length: records }, (_, i) => ({ topic, key: `k${i}`, value: `v${i}`, headers: { n: `${i}` } }))
  await producer.send({ messages, acks: -1 })
  await producer.close()
}

// Reads `limit` records in a group, committing each, and leaves.
async function consume(clientId, bootstrapBrokers, topic, groupId, limit) {
  const consumer = new Consumer({ clientId, groupId, bootstrapBrokers, deserializers: stringDeserializers, sessionTimeout: 10_000, maxWaitTime: 200 })
  const stream = await consumer.consume({ topics: [topic], mode: 'committed', fallbackMode: 'earliest', autocommit: false })
  const read = []
  const timer = setTimeout(() => stream.destroy(new Error(`only ${read.length} records came`)), patienceMs)
  for await (const message of stream) {
    read.push({ partition: message.partition, offset: message.offset, value: message.value, header: message.headers.get('n') })
    await message.commit()
    if (read.length === limit) break
  }
  clearTimeout(timer)
  await consumer.close(true)
  return read
}

async function main(bootstrap) {
  const id = randomUUID().slice(0, 8)
  const [topic, groupId, clientId] = [`plt-${id}`, `plt-group-${id}`, 'platformatic-suite']
  const brokers = [bootstrap]
  const admin = new Admin({ clientId, bootstrapBrokers: brokers })
  const created = await admin.createTopics({ topics: [topic], partitions, replicas: 1 })
  check(created[0].name === topic && created[0].partitions === partitions, 'a topic is created')
  check((await admin.listTopics()).includes(topic), 'it is listed')

  await produce(clientId, brokers, topic, 'none')
  const first = await consume(clientId, brokers, topic, groupId, records / 2)
  const second = await consume(clientId, brokers, topic, groupId, records / 2)
  const values = new Set([...first, ...second].map((record) => record.value))
  check(values.size === records, 'a group resumes where it committed, nothing lost or twice')
  check([...first, ...second].every((record) => record.value === `v${record.header}`), 'headers come back')
  await produce(clientId, brokers, topic, 'gzip')
  check((await consume(clientId, brokers, topic, groupId, records)).length === records, 'gzip batches come back')

  const groups = await admin.describeGroups({ groups: [groupId] })
  check(groups.get(groupId).state === 'EMPTY', 'a group that everyone left is empty')
  check((await admin.listGroups({ states: ['EMPTY'] })).has(groupId), 'the group is listed by its state')
  const committed = await admin.listConsumerGroupOffsets({ groups: [{ groupId, topics: [{ name: topic, partitionIndexes: [0, 1, 2] }] }] })
  const sum = committed[0].topics[0].partitions.reduce((total, { committedOffset }) => total + Number(committedOffset), 0)
  check(sum === 2 * records, 'committed offsets add up')
  const configs = await admin.describeConfigs({ resources: [{ resourceType: 2, resourceName: topic }] })
  check(configs[0].configs.some(({ name }) => name === 'cleanup.policy'), 'settings are described')
  await admin.createPartitions({ topics: [{ name: topic, count: partitions + 1, assignments: [{ brokerIds: [1] }] }] })
  const metadata = await admin.metadata({ topics: [topic] })
  check(metadata.topics.get(topic).partitionsCount === partitions + 1, 'a topic grows')
  await admin.deleteGroups({ groups: [groupId] })
  check(!(await admin.listGroups()).has(groupId), 'a deleted group is gone')
  await admin.deleteTopics({ topics: [topic] })
  check(!(await admin.listTopics()).includes(topic), 'a deleted topic is gone')
  await admin.close()
}

try {
  await main(process.argv[2])
  process.exit(0)
} catch (problem) {
  console.log('FAIL', problem, problem.errors ?? '')
  process.exit(1)
}
