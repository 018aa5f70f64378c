using Millrace.Bson;
using Millrace.Pipelines;

namespace Millrace.RandomUsers.Analytics;

/// <summary>
/// When to reach users in chosen local hours. Computed from the rows of <see cref="AnalyticsQueries.Offsets"/>. Immutable.
/// </summary>
/// <param name="StartMinute">The UTC minute of the day it begins at, a multiple of 15.</param>
/// <param name="Minutes">How long it lasts; 0 is a single moment.</param>
/// <param name="Users">The users who are in those local hours at some moment of it, ends included.</param>
/// <param name="Share">The same as a share of all users whose offset is known, 0 to 1.</param>
public sealed record ReachPlan(int StartMinute, int Minutes, long Users, double Share)
{
    private const int Day = 24 * 60;

    // All UTC offsets in use are multiples of a quarter of an hour.
    private const int Step = 15;

    /// <summary>The moment at which the most users are in the chosen local hours; of several the earliest in the UTC day.</summary>
    /// <param name="offsets">Rows with <c>minutes</c> and <c>users</c>.</param>
    /// <param name="fromMinute">The first minute of the local hours, 0 to 1439.</param>
    /// <param name="toMinute">The minute they end with, 0 to 1440; when it is not greater than <paramref name="fromMinute"/> they go over
    /// midnight.</param>
    public static ReachPlan Best(IReadOnlyList<BsonDocument> offsets, int fromMinute, int toMinute) =>
        BestOf(Read(offsets), fromMinute, toMinute, 0);

    /// <summary>The shortest span of UTC time in which a share of the users is in the chosen local hours at some moment; of several the one
    /// that reaches the most, then the earliest.</summary>
    /// <param name="offsets">Rows with <c>minutes</c> and <c>users</c>.</param>
    /// <param name="fromMinute">The first minute of the local hours, 0 to 1439.</param>
    /// <param name="toMinute">The minute they end with; see <see cref="Best"/>.</param>
    /// <param name="share">Above 0 and up to 1.</param>
    /// <exception cref="PipelineConfigurationException">The share is out of bounds.</exception>
    public static ReachPlan Shortest(IReadOnlyList<BsonDocument> offsets, int fromMinute, int toMinute, double share)
    {
        if (!(share is > 0 and <= 1))
        {
            throw new PipelineConfigurationException($"The share is {share}; it must be above 0 and at most 1.");
        }

        var users = Read(offsets);
        for (var minutes = 0; ; minutes += Step)
        {
            // Within a day everyone has had every hour.
            if (BestOf(users, fromMinute, toMinute, minutes) is var plan && (plan.Share >= share || minutes >= Day))
            {
                return plan;
            }
        }
    }

    private static ReachPlan BestOf(IReadOnlyList<(int Minutes, long Users)> offsets, int from, int to, int minutes)
    {
        var open = (to - from + Day - 1) % Day + 1; // the length of the local hours: 1 to 1440
        var total = offsets.Sum(offset => offset.Users);
        var best = new ReachPlan(0, minutes, 0, 0);
        for (var start = 0; start < Day; start += Step)
        {
            // From the local time at the start, the hours are on already or begin before the end.
            var reached = offsets.Sum(offset =>
            {
                var since = Mod(start + offset.Minutes - from);
                return since < open || Day - since <= minutes ? offset.Users : 0;
            });
            if (reached > best.Users)
            {
                best = new ReachPlan(start, minutes, reached, (double)reached / total);
            }
        }

        return best;
    }

    private static int Mod(int minute) => ((minute % Day) + Day) % Day;

    private static IReadOnlyList<(int Minutes, long Users)> Read(IReadOnlyList<BsonDocument> offsets) =>
    [
        .. offsets.Select(row => ((int)row["minutes"].ToDouble(), (long)row["users"].ToDouble())),
    ];
}
