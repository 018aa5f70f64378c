"""CRUD, bulk writes, cursors, indexes, aggregation and errors through pymongo. Usage: crud.py mongodb://HOST:PORT (exit code 0 or 1)."""
import sys
import uuid

import pymongo
from bson import Decimal128, Int64, ObjectId, SON
from pymongo import DeleteMany, DeleteOne, InsertOne, ReplaceOne, ReturnDocument, UpdateMany, UpdateOne
from pymongo.errors import BulkWriteError, CursorNotFound, DuplicateKeyError, ExecutionTimeout, OperationFailure

client = pymongo.MongoClient(sys.argv[1], serverSelectionTimeoutMS=10000)
database_name = "clients_" + uuid.uuid4().hex[:8]
db = client[database_name]


def check(actual, expected, what):
    if actual != expected:
        raise AssertionError(f"{what}: {actual!r} instead of {expected!r}")


def check_error(code, what, action):
    try:
        action()
    except OperationFailure as error:
        check(error.code, code, what)
        return error
    raise AssertionError(f"{what}: no error, expected {code}")


def crud():
    c = db.crud
    inserted = c.insert_one({"a": 1})
    assert isinstance(inserted.inserted_id, ObjectId)
    check(c.find_one({"_id": inserted.inserted_id})["a"], 1, "find_one")
    check(c.update_one({"a": 1}, {"$inc": {"a": 41}}).modified_count, 1, "$inc")
    check(c.update_one({"a": 42}, {"$set": {"a": 42}}).modified_count, 0, "a no-op")
    result = c.update_one({"_id": "new"}, {"$set": {"b.c": 1}, "$setOnInsert": {"z": 1}}, upsert=True)
    check(result.upserted_id, "new", "upserted_id")
    check(c.find_one({"_id": "new"}), {"_id": "new", "b": {"c": 1}, "z": 1}, "upserted document")
    check(c.replace_one({"_id": "new"}, {"x": [1, 2, 3]}).modified_count, 1, "replace")
    c.update_one({"_id": "new", "x": 2}, {"$set": {"x.$": 20}})
    c.update_one({"_id": "new"}, {"$push": {"x": {"$each": [5, 4], "$sort": -1}}})
    check(c.find_one({"_id": "new"})["x"], [20, 5, 4, 3, 1], "positional and $push")
    c.update_one({"_id": "new"}, {"$set": {"x.$[big]": 0}}, array_filters=[{"big": {"$gte": 5}}])
    check(c.find_one({"_id": "new"})["x"], [0, 0, 4, 3, 1], "arrayFilters")
    c.update_one({"_id": "new"}, [{"$set": {"total": {"$sum": "$x"}}}])
    check(c.find_one({"_id": "new"})["total"], 8, "update by pipeline")
    check(c.delete_many({}).deleted_count, 2, "delete_many")
    check(c.estimated_document_count(), 0, "count after delete")


def bulk():
    c = db.bulk
    result = c.bulk_write([
        InsertOne({"_id": 1}), InsertOne({"_id": 2}), UpdateOne({"_id": 1}, {"$set": {"a": 1}}), UpdateMany({}, {"$set": {"m": True}}),
        ReplaceOne({"_id": 3}, {"r": 1}, upsert=True), DeleteOne({"_id": 2}), DeleteMany({"none": 1}),
        UpdateOne({"_id": 4}, {"$setOnInsert": {"n": 1, "b": 2}}, upsert=True), UpdateOne({"_id": 4}, {"$setOnInsert": {"n": 9}}, upsert=True),
    ])
    check((result.inserted_count, result.matched_count, result.modified_count, result.deleted_count, result.upserted_ids),
          (2, 4, 3, 1, {4: 3, 7: 4}), "bulk counts")
    check(list(c.find_one({"_id": 4})), ["_id", "b", "n"], "new fields are in order of name")
    try:
        c.insert_many([{"_id": 10}, {"_id": 10}, {"_id": 11}])
        raise AssertionError("no BulkWriteError")
    except BulkWriteError as error:
        check([e["index"] for e in error.details["writeErrors"]], [1], "ordered errors")
    try:
        c.insert_many([{"_id": 20}, {"_id": 20}, {"_id": 21}, {"_id": 20}], ordered=False)
        raise AssertionError("no BulkWriteError")
    except BulkWriteError as error:
        check([e["index"] for e in error.details["writeErrors"]], [1, 3], "unordered errors")
        check(error.details["writeErrors"][0]["keyValue"], {"_id": 20}, "keyValue")
    check(sorted(d["_id"] for d in c.find()), [1, 3, 4, 10, 20, 21], "documents after bulk writes")
    c.with_options(write_concern=pymongo.WriteConcern(w=0)).insert_one({"_id": "unacknowledged"})
    client.admin.command("ping")
    for _ in range(100):
        if c.count_documents({"_id": "unacknowledged"}) == 1:
            break
    else:
        raise AssertionError("an unacknowledged insert did not arrive")


def cursors():
    c = db.cursors
    c.insert_many([{"_id": i, "k": i % 10, "pad": "x" * 1000} for i in range(1000)])
    check([d["_id"] for d in c.find(batch_size=7)], list(range(1000)), "batches")
    check([d["_id"] for d in c.find({"k": 3}).sort([("_id", -1)]).skip(2).limit(3)], [973, 963, 953], "sort, skip, limit")
    check(len(list(c.find(limit=-5))), 5, "negative limit is one batch")
    check(len(list(c.find().sort("pad", 1))), 1000, "sort in memory over several batches")
    check(c.find_one({"_id": 5}, {"k": 1, "_id": 0}), {"k": 5}, "projection")
    cursor = c.find(batch_size=2)
    next(cursor)
    client[database_name].command("killCursors", "cursors", cursors=[cursor.cursor_id])
    try:
        list(cursor)
        raise AssertionError("a killed cursor goes on")
    except CursorNotFound:
        pass
    reply = db.command("find", "cursors", batchSize=0)
    check(reply["cursor"]["firstBatch"], [], "batchSize 0")
    assert reply["cursor"]["id"] != 0
    check(c.count_documents({"k": {"$in": [1, 2]}}), 200, "count_documents")
    check(sorted(c.distinct("k", {"_id": {"$lt": 5}})), [0, 1, 2, 3, 4], "distinct")


def indexes():
    c = db.indexes
    c.insert_many([{"_id": i, "a": i % 100, "b": i, "tags": ["t%d" % (i % 3), "all"]} for i in range(1000)])
    check(c.create_index([("a", 1), ("b", -1)]), "a_1_b_-1", "index name")
    c.create_index("tags")
    c.create_index("u", unique=True, sparse=True)
    plan = c.find({"a": 5, "b": {"$gt": 100}}).explain()
    scan = plan["queryPlanner"]["winningPlan"]["inputStage"]
    check((scan["stage"], scan["indexName"]), ("IXSCAN", "a_1_b_-1"), "plan")
    check(plan["executionStats"]["totalDocsExamined"], 9, "documents examined")
    check(c.find({"b": 5}).explain()["queryPlanner"]["winningPlan"]["stage"], "COLLSCAN", "plan without an index")
    check([d["b"] for d in c.find({"a": 7}).sort("b", 1).limit(3)], [7, 107, 207], "order by index")
    check(c.count_documents({"tags": "t1"}), 333, "multikey")
    c.insert_one({"_id": "x", "u": 1})
    check_error(11000, "unique", lambda: c.insert_one({"_id": "y", "u": 1}))
    error = check_error(11000, "unique by update", lambda: c.update_one({"_id": 1}, {"$set": {"u": 1}}))
    check(error.details["keyPattern"], {"u": 1}, "keyPattern")
    check(set(c.index_information()), {"_id_", "a_1_b_-1", "tags_1", "u_1"}, "indexes")
    c.drop_index("tags_1")
    check(len(list(c.list_indexes())), 3, "indexes after drop")
    check_error(27, "drop of a missing index", lambda: c.drop_index("nope"))
    check_error(86, "another key under the same name", lambda: c.create_index("other", name="u_1"))
    db.dup.insert_many([{"a": 1}, {"a": 1}])
    check_error(11000, "unique index over duplicates", lambda: db.dup.create_index("a", unique=True))
    check(set(db.dup.index_information()), {"_id_"}, "a failed index leaves nothing")


def aggregation():
    c = db.orders
    c.insert_many([{"_id": i, "nat": "US" if i % 2 else "CH", "age": i % 50, "tags": ["a", "b"]} for i in range(100)])
    c.create_index("nat")
    groups = list(c.aggregate([
        {"$match": {"nat": "US"}}, {"$unwind": "$tags"},
        {"$group": {"_id": "$tags", "n": {"$sum": 1}, "avg": {"$avg": "$age"}, "min": {"$min": "$age"}, "max": {"$max": "$age"}}},
        {"$sort": {"_id": 1}}]))
    check(groups, [{"_id": "a", "n": 50, "avg": 25.0, "min": 1, "max": 49}, {"_id": "b", "n": 50, "avg": 25.0, "min": 1, "max": 49}], "$group")
    check(list(c.aggregate([{"$match": {}}, {"$project": {"nat": 1}}, {"$merge": {"into": "merged"}}])), [], "$merge")
    check(db.merged.estimated_document_count(), 100, "merged documents")
    list(c.aggregate([{"$set": {"age": 0}}, {"$merge": {"into": "merged", "whenMatched": "replace", "whenNotMatched": "discard"}}]))
    check(db.merged.count_documents({"age": 0}), 100, "merged again")
    list(c.aggregate([{"$limit": 10}, {"$out": "out"}]))
    list(c.aggregate([{"$limit": 3}, {"$out": "out"}]))
    check(db.out.estimated_document_count(), 3, "$out replaces")
    joined = list(c.aggregate([{"$limit": 1}, {"$lookup": {"from": "out", "localField": "_id", "foreignField": "_id", "as": "o"}}]))
    check(len(joined[0]["o"]), 1, "$lookup")
    check(len(list(c.aggregate([{"$match": {"age": {"$gte": 0}}}], batchSize=9))), 100, "batches of a pipeline")
    check(list(c.aggregate([{"$count": "n"}])), [{"n": 100}], "$count")
    plan = db.command("aggregate", "orders", pipeline=[{"$match": {"nat": "US"}}], explain=True)
    check(plan["queryPlanner"]["winningPlan"]["inputStage"]["indexName"], "nat_1", "leading $match by index")


def places():
    c = db.places
    c.create_index([("pos", "2dsphere")])
    check(c.index_information()["pos_2dsphere"]["2dsphereIndexVersion"], 3, "2dsphere index")
    point = lambda lng, lat: {"type": "Point", "coordinates": [lng, lat]}
    c.insert_many([{"_id": i, "pos": point(i, 0)} for i in range(20)])
    near = {"$geoNear": {"near": point(3.2, 0), "distanceField": "d", "maxDistance": 150000}}
    found = list(c.aggregate([near]))
    check([d["_id"] for d in found], [3, 4, 2], "$geoNear")
    assert abs(found[0]["d"] - 22263.769) < 0.001, found[0]
    square = {"type": "Polygon", "coordinates": [[[4.5, -1], [8.5, -1], [8.5, 1], [4.5, 1], [4.5, -1]]]}
    check(sorted(d["_id"] for d in c.find({"pos": {"$geoWithin": {"$geometry": square}}})), [5, 6, 7, 8], "$geoWithin")
    check([d["_id"] for d in c.find({"pos": {"$near": {"$geometry": point(9.9, 0)}}}).limit(2)], [10, 9], "$near")
    check_error(16755, "a malformed location", lambda: c.insert_one({"pos": "here"}))


def errors():
    check_error(59, "unknown command", lambda: db.command("noSuchCommand"))
    check_error(40415, "unknown field", lambda: db.command("find", "crud", nonsense=1))
    check_error(40324, "unknown stage", lambda: list(db.crud.aggregate([{"$nonsense": 1}])))
    check_error(2, "unknown operator", lambda: list(db.crud.find({"a": {"$nonsense": 1}})))
    check_error(26, "listIndexes of nothing", lambda: db.command("listIndexes", "nothing"))
    check_error(66, "change of _id", lambda: db.bulk.update_one({"_id": 1}, {"$set": {"_id": 2}}))
    check_error(73, "bad name", lambda: db.command("insert", "a$b", documents=[{}]))
    check_error(20, "a transaction number", lambda: db.command(
        "insert", "t", documents=[{}], txnNumber=Int64(1), lsid={"id": uuid.uuid4()}))
    reply = db.command("insert", "t", documents=[{"x": "y" * (16 * 1024 * 1024)}])
    check(reply["writeErrors"][0]["code"], 10334, "a document over 16 MiB")
    db.slow.insert_many([{"a": i} for i in range(5000)])
    try:
        list(db.slow.find({"$expr": {"$gt": [{"$sum": {"$range": [0, 2000]}}, {"$add": ["$a", 10 ** 9]}]}}).max_time_ms(20))
        raise AssertionError("maxTimeMS was not held")
    except ExecutionTimeout:
        pass


def types():
    document = SON([("_id", Int64(2 ** 53 + 1)), ("d", Decimal128("1.10")), ("n", None), ("z", [1, [2], {"a": {}}])])
    db.types.insert_one(document)
    check(db.types.find_one({"_id": Decimal128(str(2 ** 53 + 1))}), document, "an equal number of another type")
    check_error(11000, "an equal _id of another type", lambda: db.types.insert_one({"_id": Decimal128(str(2 ** 53 + 1) + ".0")}))
    check(db.types.find_one({"_id": float(2 ** 53)}), None, "the nearest double is another number")


def find_and_modify():
    c = db.fam
    c.insert_many([{"_id": i, "p": 10 - i} for i in range(3)])
    check(c.find_one_and_update({}, {"$inc": {"p": 100}}, sort=[("p", 1)]), {"_id": 2, "p": 8}, "before")
    check(c.find_one_and_update({"_id": 9}, {"$set": {"q": 1}}, upsert=True, return_document=ReturnDocument.AFTER), {"_id": 9, "q": 1}, "after")
    check(c.find_one_and_delete({"_id": 9}, projection={"q": 1, "_id": 0}), {"q": 1}, "removed")
    check(c.find_one_and_replace({"_id": 99}, {"a": 1}), None, "nothing")


def catalog():
    db.create_collection("made")
    assert "made" in db.list_collection_names()
    db.made.rename("renamed")
    assert "renamed" in db.list_collection_names() and "made" not in db.list_collection_names()
    assert database_name in client.list_database_names()
    check(db.command("dbstats")["ok"], 1.0, "dbStats")
    check(db.command("collstats", "orders")["count"], 100, "collStats")
    check(list(db.orders.aggregate([{"$collStats": {"count": {}}}]))[0]["count"], 100, "$collStats")
    check(db.validate_collection("orders")["valid"], True, "validate")
    assert client.admin.command("serverStatus")["connections"]["current"] > 0
    db.drop_collection("renamed")
    assert "renamed" not in db.list_collection_names()


try:
    for case in (crud, bulk, cursors, indexes, aggregation, places, errors, types, find_and_modify, catalog):
        case()
        print(f"ok {case.__name__}")
finally:
    client.drop_database(database_name)
assert database_name not in client.list_database_names()
