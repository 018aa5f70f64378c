// Node's official MongoDB driver against a server: CRUD, bulk, cursors, indexes, aggregation, errors.
// usage: node node_driver.mjs mongodb://HOST:PORT

import assert from "node:assert/strict";
import { Decimal128, Long, MongoClient } from "mongodb";

const client = new MongoClient(process.argv[2], { serverSelectionTimeoutMS: 5000 });
try {
  const db = client.db("node_driver");
  await db.dropDatabase();
  const items = db.collection("items");

  await items.insertMany(Array.from({ length: 1500 }, (_, n) => ({ _id: n, kind: n % 3, tags: [`t${n % 5}`], at: new Date(n) })));
  assert.equal(await items.countDocuments(), 1500);
  assert.equal(await items.estimatedDocumentCount(), 1500);
  assert.equal((await items.find({ tags: "t1" }).toArray()).length, 300);
  const page = await items.find({ kind: 2 }).sort({ _id: -1 }).skip(1).limit(2).project({ _id: 1 }).toArray();
  assert.deepEqual(page, [{ _id: 1496 }, { _id: 1493 }]);

  let seen = 0;
  for await (const item of items.find().batchSize(100)) seen += item._id;
  assert.equal(seen, (1499 * 1500) / 2);

  const update = await items.updateMany({ kind: 0 }, { $set: { done: true }, $push: { tags: "x" } });
  assert.deepEqual([update.matchedCount, update.modifiedCount], [500, 500]);
  const upsert = await items.updateOne({ _id: "new" }, { $setOnInsert: { n: Long.fromNumber(5) } }, { upsert: true });
  assert.equal(upsert.upsertedId, "new");
  const after = await items.findOneAndUpdate({ _id: "new" }, { $inc: { n: 2 } }, { returnDocument: "after" });
  assert.equal(after.n, 7);
  assert.equal((await items.deleteMany({ kind: 1 })).deletedCount, 500);

  const bulk = await items.bulkWrite(
    [
      { insertOne: { document: { _id: 5000 } } },
      { insertOne: { document: { _id: 0 } } },
      { replaceOne: { filter: { _id: 5000 }, replacement: { price: Decimal128.fromString("12.30") } } },
    ],
    { ordered: false },
  ).catch((error) => error);
  assert.equal(bulk.code, 11000);
  assert.equal(bulk.writeErrors.length, 1);
  assert.equal((await items.findOne({ _id: 5000 })).price.toString(), "12.30");

  await items.createIndex({ kind: 1, at: -1 }, { unique: false });
  await db.collection("unique").createIndex({ email: 1 }, { unique: true });
  await db.collection("unique").insertOne({ email: "a@example.com" });
  const duplicate = await db.collection("unique").insertOne({ email: "a@example.com" }).catch((error) => error);
  assert.equal(duplicate.code, 11000);
  assert.deepEqual(duplicate.keyValue, { email: "a@example.com" });
  assert.deepEqual((await items.listIndexes().toArray()).map((index) => index.name), ["_id_", "kind_1_at_-1"]);
  const plan = await items.find({ kind: 2 }).explain();
  assert.match(JSON.stringify(plan), /IXSCAN/);

  const groups = await items
    .aggregate([{ $match: { kind: { $in: [0, 2] } } }, { $group: { _id: "$kind", n: { $sum: 1 } } }, { $sort: { _id: 1 } }])
    .toArray();
  assert.deepEqual(groups, [{ _id: 0, n: 500 }, { _id: 2, n: 500 }]);
  await items.aggregate([{ $match: { kind: 2 } }, { $merge: { into: "merged" } }]).toArray();
  assert.equal(await db.collection("merged").countDocuments(), 500);
  assert.deepEqual(await items.distinct("kind", { kind: { $exists: true } }), [0, 2]);

  const unknown = await db.command({ nonsense: 1 }).catch((error) => error);
  assert.equal(unknown.code, 59);
  assert.deepEqual((await db.listCollections().toArray()).map((c) => c.name).sort(), ["items", "merged", "unique"]);
  await db.dropDatabase();
} finally {
  await client.close();
}
