// kafkajs against a broker: admin, produce, consume in a group, commit, resume, rebalance.
// Usage: node kafkajs_suite.mjs HOST:PORT    Exit code 0 when everything holds.
import { randomUUID } from 'node:crypto'
import kafkajs from 'kafkajs'

const { Kafka, CompressionTypes, logLevel } = kafkajs
const records = 200
const partitions = 4
const patienceMs = 30_000

function check(holds, what) {
  if (!holds) throw new Error(what)
  console.log('ok  ', what)
}

// Reads in a group until `enough` says so, committing what was read, and leaves.
async function consume(kafka, topic, groupId, enough) {
  const consumer = kafka.consumer({ groupId, sessionTimeout: 10_000, maxWaitTimeInMs: 200 })
  const read = []
  await consumer.connect()
  await consumer.subscribe({ topic, fromBeginning: true })
  await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`only ${read.length} records came`)), patienceMs)
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error))
    consumer.run({
      autoCommit: false,
      eachMessage: async ({ partition, message }) => {
        if (enough(read)) return
        read.push({ partition, offset: message.offset, value: message.value.toString(), header: message.headers.n?.toString() })
        await consumer.commitOffsets([{ topic, partition, offset: (BigInt(message.offset) + 1n).toString() }])
        if (enough(read)) {
          clearTimeout(timer)
          resolve()
        }
      },
    })
  })
  await consumer.disconnect()
  return read
}

async function produce(kafka, topic, options) {
  const producer = kafka.producer({ allowAutoTopicCreation: false, ...options })
  await producer.connect()
  const messages = Array.from({ length: records }, (_, i) => ({ key: `k${i}`, value: `v${i}`, headers: { n: `${i}` } }))
  await producer.send({ topic, messages, acks: -1, compression: options.compression ?? CompressionTypes.None })
  await producer.disconnect()
}

// Two members of one group must come to share the partitions between them.
async function shareTheWork(kafka, topic, groupId) {
  const assigned = new Map()
  const consumers = []
  const join = async () => {
    const consumer = kafka.consumer({ groupId, sessionTimeout: 10_000, heartbeatInterval: 300, maxWaitTimeInMs: 200 })
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => assigned.set(consumer, payload.memberAssignment[topic] ?? []))
    await consumer.connect()
    await consumer.subscribe({ topic })
    await consumer.run({ eachMessage: async () => {} })
    consumers.push(consumer)
  }
  await join()
  await join()
  const deadline = Date.now() + patienceMs
  const shared = () => {
    const all = [...assigned.values()]
    return all.length === 2 && all.every((own) => own.length === partitions / 2) && new Set(all.flat()).size === partitions
  }
  while (!shared() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50))
  const wereShared = shared()
  for (const consumer of consumers) await consumer.disconnect()
  return wereShared
}

async function main(bootstrap) {
  const id = randomUUID().slice(0, 8)
  const [topic, groupId] = [`kjs-${id}`, `kjs-group-${id}`]
  const kafka = new Kafka({ clientId: 'kafkajs-suite', brokers: [bootstrap], logLevel: logLevel.NOTHING })
  const admin = kafka.admin()
  await admin.connect()
  check(await admin.createTopics({ topics: [{ topic, numPartitions: partitions }] }), 'a topic is created')
  check(!(await admin.createTopics({ topics: [{ topic }] })), 'creating it twice does nothing')
  check((await admin.listTopics()).includes(topic), 'it is listed')

  await produce(kafka, topic, { idempotent: true, maxInFlightRequests: 1 })
  const first = await consume(kafka, topic, groupId, (read) => read.length === records / 2)
  const second = await consume(kafka, topic, groupId, (read) => read.length === records / 2)
  const values = new Set([...first, ...second].map((record) => record.value))
  check(values.size === records, 'a group resumes where it committed, nothing lost or twice')
  check([...first, ...second].every((record) => record.value === `v${record.header}`), 'headers come back')

  await produce(kafka, topic, { compression: CompressionTypes.GZIP })
  check((await consume(kafka, topic, groupId, (read) => read.length === records)).length === records, 'gzip batches come back')
  check(await shareTheWork(kafka, topic, `${groupId}-shared`), 'two members share the partitions')

  const offsets = await admin.fetchTopicOffsets(topic)
  check(offsets.reduce((sum, { high }) => sum + Number(high), 0) === 2 * records, 'end offsets add up')
  const committed = await admin.fetchOffsets({ groupId, topics: [topic] })
  check(committed[0].partitions.reduce((sum, { offset }) => sum + Number(offset), 0) === 2 * records, 'committed offsets add up')
  const byTime = await admin.fetchTopicOffsetsByTimestamp(topic, 0)
  check(byTime.every(({ offset }) => Number(offset) === 0), 'the first offset is found by time')

  await admin.createPartitions({ topicPartitions: [{ topic, count: partitions + 1 }] })
  const metadata = await admin.fetchTopicMetadata({ topics: [topic] })
  check(metadata.topics[0].partitions.length === partitions + 1, 'a topic grows')
  await admin.alterConfigs({ validateOnly: false, resources: [{ type: 2, name: topic, configEntries: [{ name: 'retention.ms', value: '3600000' }] }] })
  const configs = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: 2, name: topic, configNames: ['retention.ms'] }] })
  check(configs.resources[0].configEntries[0].configValue === '3600000', 'an altered setting is described')
  const groups = await admin.describeGroups([groupId])
  check(groups.groups[0].state === 'Empty', 'a group that everyone left is empty')
  await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '1' }] })
  const after = await admin.fetchTopicOffsets(topic)
  check(after.find(({ partition }) => partition === 0).low === '1', 'deleted records move the start of the log')
  await admin.deleteGroups([groupId])
  check(!(await admin.listGroups()).groups.some((group) => group.groupId === groupId), 'a deleted group is gone')
  const cluster = await admin.describeCluster()
  check(cluster.brokers.length === 1 && cluster.controller === cluster.brokers[0].nodeId, 'the cluster is one broker')
  await admin.deleteTopics({ topics: [topic] })
  check(!(await admin.listTopics()).includes(topic), 'a deleted topic is gone')
  await admin.disconnect()
}

try {
  await main(process.argv[2])
  process.exit(0)
} catch (problem) {
  console.log('FAIL', problem)
  process.exit(1)
}
