// CRUD, bulk writes, cursors, sessions and errors through MongoDB's Node driver. Usage: driver.mjs mongodb://HOST:PORT (exit code 0 or 1).
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Decimal128, Long, MongoClient, ObjectId } from 'mongodb';

const client = new MongoClient(process.argv[2], { serverSelectionTimeoutMS: 10_000 });
const db = client.db(`clients_${randomUUID().slice(0, 8)}`);

async function crud() {
  const c = db.collection('crud');
  const { insertedId } = await c.insertOne({ a: 1 });
  assert.ok(insertedId instanceof ObjectId);
  assert.equal((await c.updateOne({ a: 1 }, { $set: { b: { c: 2 } } })).modifiedCount, 1);
  assert.deepEqual(await c.findOne({ 'b.c': 2 }, { projection: { _id: 0 } }), { a: 1, b: { c: 2 } });
  assert.equal((await c.replaceOne({ _id: 'r' }, { x: 1 }, { upsert: true })).upsertedId, 'r');
  assert.deepEqual(await c.findOneAndUpdate({ _id: 'r' }, { $inc: { x: 1 } }, { returnDocument: 'after' }), { _id: 'r', x: 2 });
  assert.equal((await c.deleteMany({})).deletedCount, 2);
}

async function bulk() {
  const c = db.collection('bulk');
  const result = await c.bulkWrite([
    { insertOne: { document: { _id: 1 } } },
    { updateOne: { filter: { _id: 1 }, update: { $set: { a: 1 } } } },
    { updateOne: { filter: { _id: 2 }, update: { $setOnInsert: { a: 2 } }, upsert: true } },
    { deleteOne: { filter: { _id: 1 } } },
  ]);
  assert.deepEqual(
    [result.insertedCount, result.matchedCount, result.modifiedCount, result.upsertedCount, result.deletedCount], [1, 1, 1, 1, 1]);
  await assert.rejects(c.insertMany([{ _id: 5 }, { _id: 5 }, { _id: 6 }], { ordered: false }), error => {
    assert.equal(error.code, 11000);
    assert.equal(error.writeErrors.length, 1);
    assert.equal(error.writeErrors[0].index, 1);
    return true;
  });
  assert.equal(await c.countDocuments(), 3);
}

async function cursors() {
  const c = db.collection('cursors');
  await c.insertMany(Array.from({ length: 500 }, (_, i) => ({ _id: i, k: i % 5 })));
  let seen = 0;
  for await (const document of c.find({}, { batchSize: 7 })) assert.equal(document._id, seen++);
  assert.equal(seen, 500);
  assert.equal((await c.aggregate([{ $match: { k: 1 } }], { batchSize: 9 }).toArray()).length, 100);
  const cursor = c.find({}, { batchSize: 2 });
  await cursor.next();
  await cursor.close();
  assert.deepEqual((await c.distinct('k')).sort(), [0, 1, 2, 3, 4]);
  const pages = await Promise.all(Array.from({ length: 20 }, (_, i) => c.find({ k: i % 5 }).sort({ _id: -1 }).limit(3).toArray()));
  assert.ok(pages.every((page, i) => page.length === 3 && page[0]._id === 495 + (i % 5)));
}

async function types() {
  const c = db.collection('types');
  const document = { _id: Long.fromString('9007199254740993'), d: Decimal128.fromString('1.10'), t: new Date(5), r: /a/i, b: Buffer.from('x'), n: null };
  await c.insertOne(document);
  const found = await c.findOne({ _id: document._id }, { promoteLongs: false });
  assert.equal(found._id.toString(), '9007199254740993');
  assert.equal(found.d.toString(), '1.10');
  assert.deepEqual([found.t, found.r, found.n], [document.t, document.r, null]);
  assert.equal(await c.countDocuments({ _id: 9007199254740992 }), 0);
}

async function sessions() {
  await client.withSession(async session => {
    const c = db.collection('sessions');
    await c.insertOne({ a: 1 }, { session });
    assert.equal(await c.countDocuments({}, { session }), 1);
    const transaction = session.withTransaction(async () => { await c.insertOne({ a: 2 }, { session }); });
    await assert.rejects(transaction, error => (error.originalError ?? error).code === 20);
  });
}

async function errors() {
  const c = db.collection('errors');
  await assert.rejects(c.find({ a: { $nonsense: 1 } }).toArray(), error => error.code === 2 && error.codeName === 'BadValue');
  await assert.rejects(db.command({ noSuchCommand: 1 }), error => error.code === 59);
  await assert.rejects(c.updateOne({}, { $inc: { a: 'x' } }, { upsert: true }), error => error.code === 14);
  await assert.rejects(c.dropIndex('nope'), error => error.code === 26 || error.code === 27);
}

try {
  await client.connect();
  for (const test of [crud, bulk, cursors, types, sessions, errors]) {
    await test();
    console.log(`ok ${test.name}`);
  }
  await db.dropDatabase();
} finally {
  await client.close();
}
