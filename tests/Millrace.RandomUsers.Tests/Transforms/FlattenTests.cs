using Millrace.Bson;
using Millrace.Pipelines;

namespace Millrace.RandomUsers.Tests.Transforms;

[Collection(nameof(StoreGroup))]
public sealed class FlattenTests(StoreFixture store)
{
    public static TheoryData<string> Nationalities => ["US", "UA", "CH", "AU"];

    [Theory]
    [MemberData(nameof(Nationalities))]
    public async Task Flat_documents_are_what_plain_csharp_makes_of_the_raw_ones(string nationality)
    {
        var made = (await ReadAsync(nationality)).ToDictionary(d => d["_id"].AsString);
        var expected = store.Flat.Where(u => u.National == nationality).ToList();
        Assert.Equal(expected.Count, made.Count);
        foreach (var user in expected)
            Assert.Equal(Comparable(user.ToDocument()), Comparable(made[user.EventId]));
    }

    [Fact]
    public async Task Flat_collections_add_up_to_the_raw_users_of_their_nationalities()
    {
        var sum = 0;
        foreach (var nationality in store.Pipeline.Extract.Keys)
            sum += (await ReadAsync(nationality)).Count;
        Assert.Equal(store.Raw.Count(u => store.Pipeline.Extract.Keys.Contains(u.Nat)), sum);
    }

    [Fact]
    public async Task Types_are_those_of_the_contract()
    {
        var user = (await ReadAsync("US")).First(d => d["_id"].AsString == store.Raw.Last(u => u.Nat == "US").EventId);
        Assert.Equal(
            "String String String String String String String String Double Double Document String String String Int32 DateTime DateTime "
            + "String Int32 String String String DateTime Int64",
            string.Join(' ', user.Select(e => e.Value.Type)));
    }

    [Fact]
    public async Task Running_the_transforms_again_changes_nothing()
    {
        var before = await EverythingAsync();
        await store.TransformAsync();
        Assert.Equal(before, await EverythingAsync());
    }

    private string Comparable(BsonDocument user)
    {
        var text = user.DeepClone();
        text.Remove("portion");
        foreach (var date in new[] { "birth_date", "registered_at" })
        {
            if (!text[date].IsNull)
                text[date] = store.Comparable(DateTimeOffset.FromUnixTimeMilliseconds(text[date].AsDateTimeMs));
        }

        return text.ToString();
    }

    private async Task<IReadOnlyList<BsonDocument>> ReadAsync(string nationality) =>
        await store.ReadAsync(new CollectionName(store.Pipeline.Load.Target.Database, nationality));

    private async Task<string> EverythingAsync()
    {
        var lines = new List<string>();
        foreach (var target in store.Pipeline.Transforms.Select(t => t.Target))
            lines.AddRange((await store.ReadAsync(target)).Select(d => $"{target} {d}").Order(StringComparer.Ordinal));
        return string.Join('\n', lines);
    }
}
