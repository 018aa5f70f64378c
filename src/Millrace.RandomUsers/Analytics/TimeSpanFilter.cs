using System.Globalization;
using Millrace.Bson;
using Millrace.Pipelines;

namespace Millrace.RandomUsers.Analytics;

/// <summary>A span of time that something must lie in. Immutable.</summary>
/// <param name="Since">Its beginning, which belongs to it; null for none.</param>
/// <param name="Until">Its end, which does not belong to it; null for none.</param>
public sealed record TimeSpanFilter(DateTimeOffset? Since, DateTimeOffset? Until)
{
    /// <summary>Any time.</summary>
    public static TimeSpanFilter Always { get; } = new(null, null);

    internal void Validate(string what)
    {
        if (Since >= Until)
        {
            throw new PipelineConfigurationException(string.Create(
                CultureInfo.InvariantCulture, $"The time {what} begins at {Since:u} and must end after that, not at {Until:u}."));
        }
    }

    internal BsonDocument? ToFilter()
    {
        if (this == Always)
        {
            return null;
        }

        var filter = new BsonDocument();
        if (Since is { } since)
        {
            filter.Add("$gte", BsonValue.FromDateTime(since));
        }

        if (Until is { } until)
        {
            filter.Add("$lt", BsonValue.FromDateTime(until));
        }

        return filter;
    }
}
