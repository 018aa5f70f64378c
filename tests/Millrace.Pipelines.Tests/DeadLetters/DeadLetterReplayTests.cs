using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Bson;
using Millrace.Mongo;
using Millrace.Pipelines.DeadLetters;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Tests.Load;
using Millrace.Pipelines.Tests.Support;

namespace Millrace.Pipelines.Tests.DeadLetters;

/// <summary>Dead letters go back, once: what was wrong is mended, what is still wrong stays open, nothing is stored twice.</summary>
public sealed class DeadLetterReplayTests
{
    private const string Topic = LoaderFixture.Topic;
    private const string Email = "email_is_unique";

    [Theory]
    [InlineData("topic")]
    [InlineData("loader")]
    public async Task What_was_mended_is_stored_what_was_not_stays_open_and_a_second_replay_finds_nothing_to_do(string through)
    {
        await using var fixture = await LoaderFixture.StartAsync();
        await RefuseTwoAndLoadAsync(fixture);
        await fixture.Store.Collection(fixture.Store.Raw).Database.RunCommandAsync(
            new BsonDocument { { "dropIndexes", fixture.Store.Raw.Collection }, { "index", Email } }, CancellationToken.None);

        var first = await ReplayAsync(fixture, through);
        Assert.Equal((3, 0, 3, 3, 0), (first.Selected, first.AlreadyReplayed, first.Open, first.Sent, first.NotSent));
        await fixture.LoadAllAsync();

        Assert.Equal(["1", "2", "3", "4"], (await fixture.StoredIdsAsync()).Order(StringComparer.Ordinal));
        var letters = await ReadAsync(fixture);
        Assert.Equal([true, true, true, false], letters.Select(letter => letter.IsReplayed));
        var again = letters[^1];
        Assert.Equal((2, letters[2].Id, letters[2].Id), (again.Letter.Attempt, again.Letter.First, again.Letter.Previous));
        Assert.Equal("not JSON", again.Letter.Value.Text());
        Assert.DoesNotContain(again.Letter.Headers!, header => header.Key.StartsWith(DeadLetterHeaders.Prefix, StringComparison.Ordinal));

        var second = await ReplayAsync(fixture, through, new DeadLetterFilter { Reason = DeadLetterReasons.StoreRejected });
        Assert.Equal((2, 2, 0), (second.Selected, second.AlreadyReplayed, second.Sent));
        await fixture.LoadAllAsync();
        Assert.Equal(4, (await fixture.StoredIdsAsync()).Count);
    }

    [Fact]
    public async Task A_record_that_fails_for_ever_is_one_chain_that_names_its_first_letter()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        fixture.Producer.Send(Topic, 1, "US", "not JSON", "p");
        await fixture.LoadAllAsync();
        await ReplayAsync(fixture, "loader");
        await ReplayAsync(fixture, "topic");
        await fixture.LoadAllAsync();
        var letters = await ReadAsync(fixture);
        Assert.Equal([1, 2, 3], letters.Select(letter => letter.Letter.Attempt));
        Assert.Equal([null, letters[0].Id, letters[0].Id], letters.Select(letter => letter.Letter.First));
        Assert.Equal([null, letters[0].Id, letters[1].Id], letters.Select(letter => letter.Letter.Previous));
        Assert.Equal([true, true, false], letters.Select(letter => letter.IsReplayed));
        Assert.Equal("p", RecordHeadersOf(letters[2])[RecordHeaders.EventId]);
    }

    [Fact]
    public async Task A_replay_through_the_loader_is_entered_in_the_journal_and_does_not_move_the_lanes_head_back()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        await RefuseTwoAndLoadAsync(fixture);
        for (var n = 0; n < 20; n++)
        {
            fixture.Producer.Send(Topic, 0, "US", $$"""{"email":"later{{n}}"}""", $"later{n}");
        }

        await fixture.LoadAllAsync();
        var before = await EntriesAsync(fixture);
        await fixture.Store.Collection(fixture.Store.Raw).Database.RunCommandAsync(
            new BsonDocument { { "dropIndexes", fixture.Store.Raw.Collection }, { "index", Email } }, CancellationToken.None);
        await ReplayAsync(fixture, "loader", new DeadLetterFilter { Reason = DeadLetterReasons.StoreRejected });
        var replayed = (await EntriesAsync(fixture)).Skip(before.Count).ToList();
        Assert.Equal([(1L, 2L)], replayed.Select(entry => (JournalEntries.FromOf(entry), JournalEntries.ToOf(entry))));

        fixture.Producer.SendUsers(Topic, 0, ["last"]);
        await fixture.LoadAllAsync();
        var after = (await EntriesAsync(fixture)).Skip(before.Count + 1).ToList();
        var only = Assert.Single(after); // and none that enters the documents between the replayed records and the head once more
        Assert.Equal((25L, 25L), (JournalEntries.FromOf(only), JournalEntries.ToOf(only)));
    }

    [Fact]
    public async Task A_plan_counts_and_changes_nothing_and_a_filter_chooses()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        await RefuseTwoAndLoadAsync(fixture);
        var all = await ReadAsync(fixture);
        (DeadLetterFilter Filter, long Open)[] expected =
        [
            (DeadLetterFilter.All, 3),
            (new DeadLetterFilter { Reason = DeadLetterReasons.MalformedValue }, 1),
            (new DeadLetterFilter { Stage = DeadLetterStages.Load }, 3),
            (new DeadLetterFilter { Stage = DeadLetterStages.Extract }, 0),
            (new DeadLetterFilter { To = all[0].Letter.At }, 0),
            (new DeadLetterFilter { From = all[0].Letter.At }, 3),
            (new DeadLetterFilter { Position = (all[1].Partition, all[1].Offset) }, 1),
            (new DeadLetterFilter { Position = (0, 4711) }, 0),
        ];
        foreach (var (filter, open) in expected)
        {
            Assert.Equal(open, (await ReplayOf(fixture).PlanAsync(filter, CancellationToken.None)).Open);
        }

        Assert.All(await ReadAsync(fixture), letter => Assert.False(letter.IsReplayed));
    }

    [Fact]
    public async Task A_letter_of_the_extractor_is_judged_by_the_contract_again()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        await fixture.Producer.SendLettersAsync(fixture.Kafka.Options, Topic + ".dlq", DeadLetterStages.Extract, ["good"]);
        var contract = TestSource.At(new Uri("http://localhost")) with { Contract = TestSource.Requiring("nat", "age") };
        await fixture.Producer.SendLettersAsync(fixture.Kafka.Options, Topic + ".dlq", DeadLetterStages.Extract, ["bad"], "{}");
        var replay = ReplayOf(fixture, new ContractCheck(contract));
        var report = await replay.ThroughTopicAsync(DeadLetterFilter.All, CancellationToken.None);
        Assert.Equal((2, 1, 1, "The record has no nat"), (report.Selected, report.Refused, report.Sent, report.Reason));
        await fixture.LoadAllAsync();
        Assert.Equal(["good"], await fixture.StoredIdsAsync());
    }

    [Fact]
    public async Task A_replay_that_was_interrupted_before_it_noted_anything_stores_nothing_twice()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        await RefuseTwoAndLoadAsync(fixture);
        await fixture.Store.Collection(fixture.Store.Raw).Database.RunCommandAsync(
            new BsonDocument { { "dropIndexes", fixture.Store.Raw.Collection }, { "index", Email } }, CancellationToken.None);
        await ReplayAsync(fixture, "topic");
        await fixture.Store.Collection(new CollectionName(fixture.Store.State, ReplayMarks.Collection)).DropAsync(CancellationToken.None);
        var second = await ReplayAsync(fixture, "loader", new DeadLetterFilter { Reason = DeadLetterReasons.StoreRejected });
        Assert.Equal((2, 2, 0), (second.Sent, second.Stored, second.Duplicates));
        var loaded = await fixture.LoadAllAsync();
        Assert.Equal((0, 2, 1), (loaded.Stored, loaded.Duplicates, loaded.DeadLettered));
        Assert.Equal(4, (await fixture.StoredIdsAsync()).Count);
    }

    [Fact]
    public async Task Without_a_dead_letter_topic_there_are_no_letters()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        var options = fixture.Options with
        {
            Stream = fixture.Options.Stream with { DeadLetterTopic = new() { Name = "nowhere.dlq" } },
        };
        var queue = new DeadLetterQueue(fixture.Kafka.Options, fixture.Store.Client, options, NullLoggerFactory.Instance);
        Assert.Null(await queue.FindAsync(0, 0, CancellationToken.None));
    }

    /// <summary>Two records that a unique index refuses, one that is not JSON, and two good ones.</summary>
    private static async Task RefuseTwoAndLoadAsync(LoaderFixture fixture)
    {
        await fixture.Store.Collection(fixture.Store.Raw).CreateIndexesAsync(
            [new IndexModel(new BsonDocument("payload.email", 1)) { Unique = true, Name = Email }], CancellationToken.None);
        fixture.Producer.Send(Topic, 0, "US", """{"email":"a"}""", "1");
        fixture.Producer.Send(Topic, 0, "US", """{"email":"a"}""", "2");
        fixture.Producer.Send(Topic, 0, "US", """{"email":"a"}""", "3");
        fixture.Producer.Send(Topic, 0, "US", "not JSON", "x");
        fixture.Producer.Send(Topic, 0, "US", """{"email":"b"}""", "4");
        var loaded = await fixture.LoadAllAsync();
        Assert.Equal((2, 3), (loaded.Stored, loaded.DeadLettered));
    }

    private static DeadLetterReplay ReplayOf(LoaderFixture fixture, ContractCheck? contract = null) => new(
        fixture.Kafka.Options, fixture.Store.Client, fixture.Options, contract, NullLoggerFactory.Instance, TimeProvider.System);

    private static Task<ReplayReport> ReplayAsync(LoaderFixture fixture, string through, DeadLetterFilter? filter = null) =>
        through == "topic"
            ? ReplayOf(fixture).ThroughTopicAsync(filter ?? DeadLetterFilter.All, CancellationToken.None)
            : ReplayOf(fixture).ThroughLoaderAsync(filter ?? DeadLetterFilter.All, CancellationToken.None);

    private static async Task<List<StoredDeadLetter>> ReadAsync(LoaderFixture fixture)
    {
        var queue = new DeadLetterQueue(
            fixture.Kafka.Options, fixture.Store.Client, fixture.Options, NullLoggerFactory.Instance);
        var letters = new List<StoredDeadLetter>();
        await foreach (var letter in queue.ReadAsync(DeadLetterFilter.All, CancellationToken.None))
        {
            letters.Add(letter);
        }

        return [.. letters.OrderBy(letter => letter.Letter.Attempt).ThenBy(letter => letter.Letter.Origin?.Offset.Value)];
    }

    private static async Task<List<BsonDocument>> EntriesAsync(LoaderFixture fixture) =>
    [
        .. (await fixture.Store.ReadAsync(new CollectionName(fixture.Store.State, JournalEntries.Collection)))
            .OrderBy(entry => entry["_id"].AsString, StringComparer.Ordinal),
    ];

    private static Dictionary<string, string> RecordHeadersOf(StoredDeadLetter letter) =>
        letter.Letter.Headers!.ToDictionary(header => header.Key, header => header.GetValueBytes().Text(), StringComparer.Ordinal);
}
