using Millrace.Pipelines.DeadLetters;
using Millrace.Pipelines.Stream;
using Millrace.Server.Hosting;
using Millrace.Server.Pages.Shapes;
using Millrace.Server.Security;
using Millrace.Server.Streams.Shapes;

namespace Millrace.Server.Streams;

/// <summary>Dead letters: counted by reason, listed, one with its record, replayed.</summary>
internal static class DeadLetterEndpoints
{
    private const int MostPlaces = 1000;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/dead-letters", List);
        api.MapGet("/dead-letters/counts", Counts);
        api.MapGet("/dead-letters/{partition:int:min(0)}/{offset:long:min(0)}", ShowAsync);
        api.MapPost("/dead-letters/replay", ReplayAsync).Demand(Role.Operator);
    }

    private static PageOf<LetterRow> List(
        DeadLetterIndex letters, string? reason, string? stage, string? key, string? search, DateTimeOffset? from, DateTimeOffset? to,
        string? status, int? limit, int? offset)
    {
        var filter = FilterOf(new ReplayBody(null, reason, stage, key, search, from, to, null));
        bool? isOpen = status switch
        {
            null or "" or "all" => null,
            "open" => true,
            "replayed" => false,
            _ => throw ApiException.Invalid("status", "Dead letters are open, replayed or all."),
        };
        var paging = Paging.Of(limit, offset);
        var (found, total) = letters.List(filter, isOpen, paging.Offset, paging.Limit);
        return new PageOf<LetterRow>(
            [
                .. found.Select(letter => new LetterRow(
                    letter.Partition, letter.Offset, letter.At, letter.Stage, letter.Reason, letter.Message, letter.Key, letter.Attempt,
                    letter.ValueBytes, StatusOf(letter.IsReplayed, letter.HasFailedAgain))),
            ],
            total);
    }

    private static LetterSummary Counts(DeadLetterIndex letters)
    {
        var counts = letters.Counts;
        return new LetterSummary(
            letters.Topic, letters.IsComplete, counts.Sum(count => count.Total), counts.Sum(count => count.Open),
            [.. counts.Select(count => new LetterCount(count.Stage, count.Reason, count.Total, count.Open))]);
    }

    private static async Task<LetterDetails> ShowAsync(
        int partition, long offset, DeadLetterIndex letters, RecordBrowser browser, DocumentLinks documents,
        CancellationToken cancellationToken)
    {
        var stored = await letters.FindAsync(partition, offset, cancellationToken)
            ?? throw ApiException.NotFound($"There is no dead letter at {partition}:{offset} of topic '{letters.Topic}' (any more).");
        var record = (await browser.FindAsync(letters.Topic, partition, offset, cancellationToken))!;
        var place = new DeadLetterFilter { Position = (partition, offset) };
        var hasFailedAgain = letters.List(place, null, 0, 1).Letters is [{ HasFailedAgain: true }];
        var letter = stored.Letter;
        return new LetterDetails(
            stored.Topic, partition, offset, letter.At, letter.Stage, letter.Reason, letter.Message, letter.ErrorClass, letter.Group,
            letter.Attempt, StatusOf(stored.IsReplayed, hasFailedAgain),
            letter.Origin is { } origin
                ? new LetterOrigin(origin.Topic, origin.Partition.Value, origin.Offset.Value, letter.OriginTimestamp)
                : null,
            letter.First, letter.Previous,
            RecordShapes.Whole(record with
            {
                Headers = [.. record.Headers.Where(header => !header.Key.StartsWith(DeadLetterHeaders.Prefix, StringComparison.Ordinal))],
            }),
            await documents.FindAsync(letters.Topic, record, cancellationToken));
    }

    private static async Task<ReplayResult> ReplayAsync(
        ReplayBody body, DeadLetterReplay replay, DeadLetterIndex letters, ReplayGate gate, AuditLog audit, HttpContext context,
        CancellationToken cancellationToken)
    {
        var through = body.Through switch
        {
            null or "" or "topic" => "topic",
            "loader" => "loader",
            _ => throw ApiException.Invalid("through", "Letters are replayed through the topic or the loader."),
        };
        var filter = FilterOf(body);
        if (body.DryRun)
        {
            return Shape(await replay.PlanAsync(filter, cancellationToken), through, isDryRun: true);
        }

        return await gate.RunAsync(
            async () =>
            {
                var report = through == "topic"
                    ? await replay.ThroughTopicAsync(filter, cancellationToken)
                    : await replay.ThroughLoaderAsync(filter, cancellationToken);
                await audit.AddAsync(
                    context, "replay_dead_letters", $"{report.Sent} of {report.Selected} through the {through}", CancellationToken.None);
                await letters.RefreshAsync(cancellationToken);
                return Shape(report, through, isDryRun: false);
            },
            cancellationToken);
    }

    private static ReplayResult Shape(ReplayReport report, string through, bool isDryRun) => new(
        isDryRun, through, report.Selected, report.AlreadyReplayed, report.Refused, report.Open, report.Sent, report.Stored,
        report.Duplicates, report.FailedAgain, isDryRun ? 0 : report.NotSent, report.Reason);

    private static DeadLetterFilter FilterOf(ReplayBody body)
    {
        if (body.Places is { Count: 0 or > MostPlaces })
        {
            throw ApiException.Invalid("places", $"Name 1 to {MostPlaces} places, or none and a filter.");
        }

        if (body.From >= body.To)
        {
            throw ApiException.Invalid("to", "The end of the time lies before its beginning.");
        }

        return new DeadLetterFilter
        {
            Reason = NullIfEmpty(body.Reason),
            Stage = NullIfEmpty(body.Stage),
            Key = NullIfEmpty(body.Key),
            Text = NullIfEmpty(body.Search),
            From = body.From,
            To = body.To,
            Positions = body.Places?.Select(place => (place.Partition, place.Offset)).ToHashSet(),
        };
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string StatusOf(bool isReplayed, bool hasFailedAgain) =>
        hasFailedAgain ? "failed_again" : isReplayed ? "replayed" : "open";
}
