using Millrace.Bson;

namespace Millrace.Mongo.Tests;

public sealed class CollectionTests(MongoServerFixture server) : IClassFixture<MongoServerFixture>
{
    private static readonly BsonDocument All = [];

    [Fact]
    public async Task What_is_inserted_is_found_again_in_the_order_asked_for()
    {
        var people = server.NewCollection();
        await people.InsertManyAsync(
            [new BsonDocument { { "_id", 1 }, { "name", "Ada" } }, new BsonDocument { { "_id", 2 }, { "name", "Øyvind" } }], default);

        var found = await people.FindAsync(
            All, new FindOptions { Sort = new BsonDocument("_id", -1), Projection = new BsonDocument("name", 1) })
            .Select(person => person["name"].AsString).ToListAsync();

        Assert.Equal(["Øyvind", "Ada"], found);
    }

    [Fact]
    public async Task A_cursor_streams_more_documents_than_one_batch_holds()
    {
        var numbers = server.NewCollection();
        await numbers.InsertManyAsync(Enumerable.Range(0, 2500).Select(number => new BsonDocument("_id", number)), default);

        var sum = 0L;
        await foreach (var document in numbers.FindAsync(All, new FindOptions { BatchSize = 100 }))
        {
            sum += document["_id"].AsInt32;
        }

        Assert.Equal(Enumerable.Range(0, 2500).Sum(), sum);
    }

    [Fact]
    public async Task Leaving_a_loop_early_frees_the_cursor_for_the_next()
    {
        var numbers = server.NewCollection();
        await numbers.InsertManyAsync(Enumerable.Range(0, 300).Select(number => new BsonDocument("_id", number)), default);
        await using var client = new MongoClient(server.ConnectionString, new MongoClientOptions { MaxOpenCursors = 1, WorkerThreads = 1 });
        var same = client.Database(numbers.Database.Name).Collection(numbers.Name);

        for (var round = 0; round < 5; round++)
        {
            await foreach (var _ in same.FindAsync(All, new FindOptions { BatchSize = 10 }))
            {
                break;
            }
        }

        Assert.Equal(300, await same.CountAsync(All, default));
    }

    [Fact]
    public async Task An_unordered_bulk_tells_what_failed_by_index_and_does_the_rest()
    {
        var items = server.NewCollection();
        await items.InsertOneAsync(new BsonDocument("_id", 1), default);
        using var bulk = BulkWrite.Unordered();
        bulk.Insert(new BsonDocument("_id", 1));
        bulk.Insert(new BsonDocument("_id", 2));
        bulk.UpdateOne(new BsonDocument("_id", 3), new BsonDocument("$setOnInsert", new BsonDocument("a", 1)), upsert: true);
        bulk.UpdateOne(new BsonDocument("_id", 1), new BsonDocument("$setOnInsert", new BsonDocument("a", 1)), upsert: true);
        bulk.ReplaceOne(new BsonDocument("_id", 1), new BsonDocument("b", 2), upsert: false);
        bulk.DeleteOne(new BsonDocument("_id", 99));

        var result = await items.WithWriteConcern(WriteConcern.MajorityJournaled).BulkWriteAsync(bulk, default);

        Assert.Equal((1, 2, 1, 0, 1), (result.Inserted, result.Matched, result.Modified, result.Deleted, result.Upserted));
        Assert.Equal([new UpsertedId(2, 3)], result.UpsertedIds);
        var error = Assert.Single(result.WriteErrors);
        Assert.Equal((0, 11000), (error.Index, error.Code));
        Assert.Equal(3, await items.CountAsync(All, default));
    }

    [Fact]
    public async Task An_ordered_bulk_stops_at_the_first_error()
    {
        var items = server.NewCollection();
        using var bulk = BulkWrite.Ordered();
        foreach (var id in new[] { 1, 1, 2 })
        {
            bulk.Insert(new BsonDocument("_id", id));
        }

        var result = await items.BulkWriteAsync(bulk, default);

        Assert.Equal(1, Assert.Single(result.WriteErrors).Index);
        Assert.Equal(1, await items.CountAsync(All, default));
    }

    [Fact]
    public async Task A_bulk_may_be_executed_again()
    {
        var items = server.NewCollection();
        using var bulk = BulkWrite.Unordered();
        for (var id = 0; id < 5000; id++)
        {
            var filter = new BsonDocument("_id", id).ToBytes();
            var update = new BsonDocument("$setOnInsert", new BsonDocument("text", new string('x', 100))).ToBytes();
            bulk.UpdateOne(filter, update, upsert: true);
        }

        var first = await items.BulkWriteAsync(bulk, default);
        var second = await items.BulkWriteAsync(bulk, default);

        Assert.Equal((5000, 0), (first.Upserted, first.Matched));
        Assert.Equal((0, 5000, 0), (second.Upserted, second.Matched, second.Modified));
        Assert.Equal(4999, first.UpsertedIds[^1].Index);
    }

    [Fact]
    public async Task An_insert_of_a_duplicate_is_thrown_with_its_code()
    {
        var items = server.NewCollection();
        await items.InsertOneAsync(new BsonDocument("_id", 1), default);

        var error = await Assert.ThrowsAsync<MongoServerException>(() => items.InsertOneAsync(new BsonDocument("_id", 1), default));

        Assert.Equal(11000, error.Code);
    }

    [Fact]
    public async Task An_aggregation_gives_its_results_and_one_that_merges_writes_them()
    {
        var items = server.NewCollection();
        var totals = server.NewCollection();
        await items.InsertManyAsync(
            Enumerable.Range(0, 10).Select(n => new BsonDocument { { "_id", n }, { "even", n % 2 == 0 } }), default);
        BsonDocument[] group = [new("$group", new BsonDocument { { "_id", "$even" }, { "n", new BsonDocument("$sum", 1) } })];

        var groups = await items.AggregateAsync(group).ToListAsync();
        await items.ExecuteAsync([.. group, new BsonDocument("$merge", new BsonDocument("into", totals.Name))], default);

        Assert.Equal(2, groups.Count);
        Assert.Equal(5, (await totals.FindOneAsync(new BsonDocument("_id", true), default))?["n"].AsInt32);
    }

    [Fact]
    public async Task An_unknown_stage_is_the_server_s_error()
    {
        var items = server.NewCollection();

        var error = await Assert.ThrowsAsync<MongoServerException>(
            async () => await items.AggregateAsync([new BsonDocument("$nonsense", 1)]).ToListAsync());

        Assert.Equal(40324, error.Code);
    }

    [Fact]
    public async Task Indexes_are_created_listed_and_gone_with_the_collection()
    {
        var items = server.NewCollection();
        Assert.Empty(await items.ListIndexesAsync(default));

        await items.CreateIndexesAsync([new IndexModel(new BsonDocument { { "city", 1 }, { "age", -1 } }) { Unique = true }], default);

        Assert.Equal(["_id_", "city_1_age_-1"], (await items.ListIndexesAsync(default)).Select(index => index["name"].AsString));
        await items.DropAsync(default);
        await items.DropAsync(default);
        Assert.Empty(await items.ListIndexesAsync(default));
    }

    [Fact]
    public async Task Find_one_and_update_returns_the_document_before_or_after()
    {
        var items = server.NewCollection();
        var increment = new BsonDocument("$inc", new BsonDocument("n", 1));

        var none = await items.FindOneAndUpdateAsync(new BsonDocument("_id", 1), increment, new FindOneAndUpdateOptions(), default);
        var made = await items.FindOneAndUpdateAsync(
            new BsonDocument("_id", 1), increment, new FindOneAndUpdateOptions { Upsert = true, ReturnNew = true }, default);
        var before = await items.FindOneAndUpdateAsync(new BsonDocument("_id", 1), increment, new FindOneAndUpdateOptions(), default);

        Assert.Null(none);
        Assert.Equal((1, 1), (made!["n"].AsInt32, before!["n"].AsInt32));
    }

    [Fact]
    public async Task Updates_deletes_and_distinct_do_what_their_names_say()
    {
        var items = server.NewCollection();
        await items.InsertManyAsync(Enumerable.Range(0, 6).Select(n => new BsonDocument { { "_id", n }, { "kind", n % 3 } }), default);

        var updated = await items.UpdateManyAsync(
            new BsonDocument("kind", 1), new BsonDocument("$set", new BsonDocument("kind", 7)), upsert: false, default);
        var deleted = await items.DeleteManyAsync(new BsonDocument("kind", 0), default);

        Assert.Equal((2, 2), (updated.Modified, deleted.Deleted));
        Assert.Equal([2, 7], (await items.DistinctAsync("kind", All, default)).Select(kind => kind.AsInt32).Order());
    }
}
