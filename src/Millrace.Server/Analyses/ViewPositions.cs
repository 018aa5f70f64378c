using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Millrace.Bson;
using Millrace.Mongo;
using Millrace.Server.Hosting;

namespace Millrace.Server.Analyses;

/// <summary>Reads how far the transforms have come, whoever runs them: their states are one small document each. Thread-safe.</summary>
internal sealed class ViewPositions(WebServerServices services, TimedCache cache)
{
    /// <summary>Kept answers begin so.</summary>
    public const string CachePrefix = "analyses:";

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private string _last = "";

    public Task<ViewPosition> ReadAsync() => cache.GetAsync("view-position", Moment, FindAsync);

    private async Task<ViewPosition> FindAsync(CancellationToken cancellationToken)
    {
        var parts = new StringBuilder();
        DateTimeOffset? newest = null;
        var options = new FindOptions
        {
            Sort = new BsonDocument("_id", 1),
            Projection = new BsonDocument { { "build", 1 }, { "portions", 1 }, { "position", 1 }, { "updated_at", 1 } },
        };
        var states = services.StateDatabase.Collection("transforms");
        await foreach (var state in states.FindAsync([], options).WithCancellation(cancellationToken))
        {
            var updated = state.TimeOf("updated_at");
            newest = updated > newest || newest is null ? updated : newest;
            parts.Append(
                CultureInfo.InvariantCulture,
                $"{state.TextOf("_id")} {state.LongOf("build")} {state.LongOf("portions")} {state.LongOf("position")} {updated:O};");
        }

        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts.ToString())).AsSpan(0, 10));
        if (Interlocked.Exchange(ref _last, version) != version)
        {
            // Answers about what was before are of no use any more.
            cache.Forget(CachePrefix);
        }

        return new ViewPosition(version, newest);
    }
}
