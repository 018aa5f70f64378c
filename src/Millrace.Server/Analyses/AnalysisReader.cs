using Millrace.Bson;
using Millrace.Mongo;
using Millrace.RandomUsers.Analytics;
using Millrace.Server.Hosting;

namespace Millrace.Server.Analyses;

/// <summary>
/// Asks the views and the flat collections, each question for a bounded time, and keeps answers until a view moves on. Thread-safe.
/// </summary>
internal sealed class AnalysisReader(
    WebServerServices services, WebServerOptions options, ViewPositions positions, TimedCache cache)
{
    /// <summary>What an answer says when it comes from views.</summary>
    public const string FromViews = "views";

    /// <summary>What an answer says when it was counted in the flat collections.</summary>
    public const string FromCollections = "collections";

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    /// <summary>The questions.</summary>
    /// <exception cref="ApiException">The pipeline is another.</exception>
    public AnalyticsQueries Queries => services.Analytics ?? throw ApiException.NotFound(
        "These analyses are of the Random User pipeline; this server runs another one, whose views are among its collections.");

    public DateTimeOffset Now => services.Time.GetUtcNow();

    public Task<ViewPosition> PositionAsync() => positions.ReadAsync();

    /// <summary>The filter as text, for the key of a kept answer.</summary>
    public static string KeyOf(AnalyticsFilter filter) =>
        $"{string.Join(',', filter.Nationalities)}|{filter.Gender}|{filter.MinAge}-{filter.MaxAge}|{filter.Registered}|{filter.Extracted}";

    /// <summary>Where the answers about these users come from.</summary>
    public string SourceOf(AnalyticsFilter filter) => Queries.IsAnsweredByViews(filter) ? FromViews : FromCollections;

    public async Task<IReadOnlyList<BsonDocument>> AskAsync(AnalyticsQuery query, CancellationToken cancellationToken)
    {
        var rows = new List<BsonDocument>();
        await foreach (var row in StreamAsync(query).WithCancellation(cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The same, kept as long as no view moves on; a question under way is shared.</summary>
    public async Task<IReadOnlyList<BsonDocument>> AskOnceAsync(string key, AnalyticsQuery query)
    {
        var position = await positions.ReadAsync();
        return await cache.GetAsync(
            $"{ViewPositions.CachePrefix}{position.Version}:{key}", Kept, cancellationToken => AskAsync(query, cancellationToken));
    }

    public IAsyncEnumerable<BsonDocument> StreamAsync(AnalyticsQuery query) =>
        services.Mongo.Database(query.Source.Database).Collection(query.Source.Collection)
            .AggregateAsync(query.Stages, new AggregateOptions { MaxTime = options.QueryTime });
}
