using System.Collections.Concurrent;
using System.Globalization;
using Millrace.Orchestration;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;
using Millrace.Server.Hosting;
using Millrace.Server.Pages.Shapes;

namespace Millrace.Server.Pages;

/// <summary>
/// Counts a DAG's runs by day. Days are counted by an index alone, and those that are over are kept: they are counted anew only when
/// their sum has changed, or after ten minutes. Bounded; thread-safe.
/// </summary>
internal sealed class RunCalendar(OrchestratorClient client, IStateStore state, TimeProvider time)
{
    private const int MostKept = 200;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string DagId, int Year, RunState State), Days> _kept = new();

    /// <summary>So many runs are read; with more it is cheaper to count each day.</summary>
    public int FewRuns { get; init; } = 300;

    /// <summary>The days of a year that had runs, in order, in UTC.</summary>
    public async Task<IReadOnlyList<CalendarDay>> YearAsync(string dagId, int year, CancellationToken cancellationToken)
    {
        var states = Enum.GetValues<RunState>();
        var counts = await Task.WhenAll(states.Select(one => CountAsync(dagId, year, one, cancellationToken)));
        var byState = states.Zip(counts).ToDictionary(pair => pair.First, pair => pair.Second);
        return
        [
            .. counts.SelectMany(days => days.Keys).Distinct().Order().Select(day =>
            {
                int Of(RunState one) => byState[one].GetValueOrDefault(day);
                return new CalendarDay(
                    day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Of(RunState.Success), Of(RunState.Failed),
                    Of(RunState.Running), Of(RunState.Queued));
            }),
        ];
    }

    private async Task<Dictionary<DateOnly, int>> CountAsync(
        string dagId, int year, RunState one, CancellationToken cancellationToken)
    {
        var (first, next) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        // What happens now is mostly about today or yesterday.
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var recent = Clamp(today.AddDays(-1), first, next);
        var key = (dagId, year, one);
        var sum = await client.Runs.CountAsync(Query(dagId, one, first, recent), cancellationToken);
        if (!_kept.TryGetValue(key, out var past) || past.Sum != sum || past.Until != recent || time.GetElapsedTime(past.At) > KeptFor)
        {
            past = new Days(time.GetTimestamp(), recent, sum, await DaysAsync(dagId, one, first, recent, sum, cancellationToken));
            if (_kept.Count >= MostKept)
            {
                _kept.Clear();
            }

            _kept[key] = past;
        }

        var days = new Dictionary<DateOnly, int>(past.Counts);
        var open = await client.Runs.CountAsync(Query(dagId, one, recent, next), cancellationToken);
        foreach (var (day, count) in await DaysAsync(dagId, one, recent, next, open, cancellationToken))
        {
            days[day] = count;
        }

        return days;
    }

    private async Task<IReadOnlyDictionary<DateOnly, int>> DaysAsync(
        string dagId, RunState one, DateOnly first, DateOnly next, long total, CancellationToken cancellationToken)
    {
        if (total == 0)
        {
            return new Dictionary<DateOnly, int>();
        }

        var query = Query(dagId, one, first, next) with { Fields = ["logicalDate"] };
        if (total <= FewRuns)
        {
            return (await state.FindAsync(StateTable.Runs, query, cancellationToken)).CountBy(DayOf).ToDictionary();
        }

        var oldest = DayOf((await state.FindAsync(StateTable.Runs, query.Ascending("logicalDate").Take(1), cancellationToken))[0]);
        var newest = DayOf((await state.FindAsync(StateTable.Runs, query.NewestFirst("logicalDate").Take(1), cancellationToken))[0]);
        var days = new Dictionary<DateOnly, int>();
        for (var day = oldest; day <= newest; day = day.AddDays(1))
        {
            if (await client.Runs.CountAsync(Query(dagId, one, day, day.AddDays(1)), cancellationToken) is > 0 and var count)
            {
                days[day] = (int)count;
            }
        }

        return days;
    }

    private static StateQuery Query(string dagId, RunState one, DateOnly from, DateOnly before) => StateQuery.Where("dagId", dagId)
        .And("state", StateNames.Of(one)).And("logicalDate", StateOperator.AtLeast, Midnight(from))
        .And("logicalDate", StateOperator.LessThan, Midnight(before));

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static DateOnly DayOf(Bson.BsonDocument run) => DateOnly.FromDateTime(run.TimeOf("logicalDate")!.Value.UtcDateTime);

    private static DateOnly Clamp(DateOnly day, DateOnly least, DateOnly most) => day < least ? least : day > most ? most : day;

    private sealed record Days(long At, DateOnly Until, long Sum, IReadOnlyDictionary<DateOnly, int> Counts);
}
