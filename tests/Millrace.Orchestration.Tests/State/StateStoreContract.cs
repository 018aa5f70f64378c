using Millrace.Bson;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Tests.State;

/// <summary>What every state store does, whatever keeps it.</summary>
public abstract class StateStoreContract
{
    private static readonly StateTable Table = StateTable.Variables;

    [Fact]
    public async Task A_document_that_was_inserted_is_read_back_and_not_inserted_twice()
    {
        var store = await OpenAsync();

        Assert.True(await store.InsertAsync(Table, Document("a", 1), default));
        Assert.False(await store.InsertAsync(Table, Document("a", 2), default));

        Assert.Equal(Document("a", 1), await store.GetAsync(Table, "a", default));
        Assert.Null(await store.GetAsync(Table, "b", default));
    }

    [Fact]
    public async Task A_DAG_has_one_run_at_a_logical_date()
    {
        var store = await OpenAsync();
        BsonDocument Run(string id, string dag, long at) =>
            new() { { "_id", id }, { "dagId", dag }, { "logicalDate", BsonValue.FromDateTime(at) }, { "open", true } };

        Assert.True(await store.InsertAsync(StateTable.Runs, Run("1", "d", 5), default));
        Assert.False(await store.InsertAsync(StateTable.Runs, Run("2", "d", 5), default));
        Assert.True(await store.InsertAsync(StateTable.Runs, Run("3", "d", 6), default));
        Assert.True(await store.InsertAsync(StateTable.Runs, Run("4", "e", 5), default));

        await store.DeleteAsync(StateTable.Runs, StateQuery.Where("_id", "1"), default);
        Assert.True(await store.InsertAsync(StateTable.Runs, Run("5", "d", 5), default));
    }

    [Fact]
    public async Task A_document_is_replaced_at_the_expected_version_only()
    {
        var store = await OpenAsync();
        await store.InsertAsync(Table, Document("a", 1), default);

        Assert.True(await store.ReplaceAsync(Table, Document("a", 2), 1, default));
        Assert.False(await store.ReplaceAsync(Table, Document("a", 3), 1, default));
        Assert.False(await store.ReplaceAsync(Table, Document("b", 2), 1, default));

        Assert.Equal(2, (await store.GetAsync(Table, "a", default))!["version"].AsInt64);
    }

    [Fact]
    public async Task Of_many_who_replace_at_once_one_succeeds()
    {
        var store = await OpenAsync();
        await store.InsertAsync(Table, Document("a", 1), default);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.ReplaceAsync(Table, Document("a", 2), 1, default)));

        Assert.Single(results, true);
    }

    [Fact]
    public async Task A_counter_that_many_raise_at_once_loses_nothing()
    {
        var store = await OpenAsync();

        var sums = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.IncrementAsync(Table, "n", "count", 1, default)));

        Assert.Equal(Enumerable.Range(1, 20).Select(sum => (long)sum), sums.Order());
    }

    [Fact]
    public async Task Queries_compare_sort_skip_limit_and_project()
    {
        var store = await OpenAsync();
        await store.PutAsync(Table, [.. Enumerable.Range(0, 10).Select(number => Document($"k{number}", number))], default);

        var found = await store.FindAsync(
            Table,
            StateQuery.All.And("version", StateOperator.AtLeast, 3L).And("version", StateOperator.LessThan, 9L).NewestFirst("version")
                with { Skip = 1, Limit = 3, Fields = ["version"] },
            default);

        Assert.Equal([7, 6, 5], found.Select(document => document["version"].AsInt64));
        Assert.All(found, document => Assert.Equal(["_id", "version"], document.Select(field => field.Name)));
        Assert.Equal(2, await store.CountAsync(Table, StateQuery.All.And("version", StateOperator.MoreThan, 7L).Take(1), default));
        Assert.Equal(["k2", "k4"], (await store.FindAsync(
            Table, StateQuery.All.And("_id", StateOperator.In, new BsonArray(["k4", "k2", "x"])).Ascending("_id"), default))
            .Select(document => document["_id"].AsString));
        Assert.Equal(10, (await store.FindAsync(Table, StateQuery.All.AndPrefix("_id", "k"), default)).Count);
        Assert.Empty(await store.FindAsync(Table, StateQuery.All.And("missing", StateOperator.LessThan, 5L), default));
    }

    [Fact]
    public async Task Documents_inserted_together_leave_those_that_are_there()
    {
        var store = await OpenAsync();
        await store.InsertAsync(Table, Document("b", 7), default);

        await store.InsertManyAsync(Table, [Document("a", 1), Document("b", 1), Document("c", 1)], default);

        Assert.Equal([1, 7, 1], (await store.FindAsync(Table, StateQuery.All.Ascending("_id"), default)).Select(d => d["version"].AsInt64));
        Assert.Equal(2, await store.DeleteAsync(Table, StateQuery.Where("version", 1L), default));
    }

    [Fact]
    public async Task A_document_given_out_is_a_copy()
    {
        var store = await OpenAsync();
        var document = Document("a", 1);
        await store.InsertAsync(Table, document, default);
        document["version"] = 9L;
        (await store.GetAsync(Table, "a", default))!["version"] = 8L;

        Assert.Equal(1, (await store.GetAsync(Table, "a", default))!["version"].AsInt64);
    }

    protected abstract Task<IStateStore> OpenAsync();

    private static BsonDocument Document(string id, long version) => new() { { "_id", id }, { "text", "x" }, { "version", version } };
}
