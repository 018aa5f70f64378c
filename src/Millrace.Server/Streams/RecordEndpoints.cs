using System.Text;
using Millrace.Pipelines.Stream;
using Millrace.Server.Hosting;
using Millrace.Server.Security;
using Millrace.Server.Streams.Shapes;

namespace Millrace.Server.Streams;

/// <summary>Records of a topic: browse and search, one with its stored document, write one.</summary>
internal static class RecordEndpoints
{
    private const int MostRecords = 500;
    private const int MostValueBytes = 900_000;
    private const int MostKeyBytes = 64 * 1024;
    private const int MostHeaders = 100;
    private const int MostFilterCharacters = 1000;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/topics/{topic}/records", BrowseAsync);
        api.MapGet("/topics/{topic}/records/{partition:int:min(0)}/{offset:long:min(0)}", ShowAsync);
        api.MapPost("/topics/{topic}/records", ProduceAsync).Produces<ProducedShape>(StatusCodes.Status201Created).Demand(Role.Operator);
    }

    /// <summary>What records are wanted, from a request's values.</summary>
    public static RecordFilter FilterOf(string? key, string? contains, string? path, string? equals)
    {
        Check("key", key);
        Check("contains", contains);
        Check("path", path);
        Check("equals", equals);
        if (string.IsNullOrEmpty(path) != (equals is null))
        {
            throw ApiException.Invalid(
                equals is null ? "equals" : "path", "A path needs the value to look for there (equals), and a value its path.");
        }

        return new RecordFilter(key, contains, path, equals);
    }

    private static async Task<RecordList> BrowseAsync(
        [AsParameters] RecordBrowseQuery asked, RecordBrowser browser, WebServerOptions options, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var query = new RecordQuery
        {
            Topic = asked.Topic,
            Partition = asked.Partition,
            Order = asked.Order switch
            {
                null or "" or "newest" => RecordOrder.Newest,
                "oldest" => RecordOrder.Oldest,
                _ => throw ApiException.Invalid("order", "Records come newest or oldest first."),
            },
            Offset = asked.Offset is < 0 ? throw ApiException.Invalid("offset", "An offset is not negative.") : asked.Offset,
            From = TimeOf("from", asked.From),
            To = TimeOf("to", asked.To),
            Filter = FilterOf(asked.Key, asked.Contains, asked.Path, asked.Value),
            After = RecordCursor.Read(asked.Cursor),
            Limit = Math.Min(Paging.Of(asked.Limit, null).Limit, MostRecords),
            MaxTime = options.QueryTime,
        };
        var page = await browser.BrowseAsync(query, cancellationToken) ?? throw TopicEndpoints.Missing(asked.Topic);
        return new RecordList(
            [.. page.Records.Select(RecordShapes.Listed)], page.Scanned, page.Left, RecordCursor.Write(page.Next),
            page.End.ToString().ToLowerInvariant(), Math.Round(time.GetElapsedTime(started).TotalSeconds, 3));
    }

    private static async Task<RecordDetails> ShowAsync(
        string topic, int partition, long offset, RecordBrowser browser, ClusterWatch cluster, DocumentLinks documents,
        CancellationToken cancellationToken)
    {
        if (await browser.FindAsync(topic, partition, offset, cancellationToken) is not { } record)
        {
            await TopicEndpoints.FindAsync(topic, cluster, cancellationToken);
            throw ApiException.NotFound($"Partition {partition} of topic '{topic}' has no record at offset {offset} (any more).");
        }

        return new RecordDetails(RecordShapes.Whole(record), await documents.FindAsync(topic, record, cancellationToken));
    }

    private static async Task<IResult> ProduceAsync(
        string topic, ProduceBody body, ClusterWatch cluster, TopicWriter writer, AuditLog audit, HttpContext context,
        CancellationToken cancellationToken)
    {
        var found = await TopicEndpoints.FindAsync(topic, cluster, cancellationToken);
        if (found.IsInternal)
        {
            throw ApiException.Conflict($"Topic '{topic}' is Kafka's own: nothing is written there by hand.");
        }

        if (body.Partition is { } partition && !found.Partitions.Any(present => present.Partition == partition))
        {
            throw ApiException.Invalid("partition", $"Topic '{topic}' has {found.Partitions.Count} partitions, counted from 0.");
        }

        var headers = body.Headers ?? new Dictionary<string, string>(StringComparer.Ordinal);
        var (key, value) = (BytesOf("key", body.Key, MostKeyBytes), BytesOf("value", body.Value, MostValueBytes));
        if (headers.Count > MostHeaders || headers.Any(header => header.Key.Length == 0)
            || headers.Sum(header => header.Key.Length + header.Value.Length) > MostKeyBytes)
        {
            throw ApiException.Invalid("headers", $"A record has at most {MostHeaders} headers with names, of {MostKeyBytes} characters.");
        }

        var written = await writer.WriteAsync(topic, body.Partition, key, value, [.. headers], cancellationToken);
        await audit.AddAsync(
            context, "produce_record", $"{topic}/{written.Partition}/{written.Offset}, {(value?.Length ?? 0)} bytes", cancellationToken);
        return Results.Json(
            new ProducedShape(topic, written.Partition, written.Offset, written.Timestamp), statusCode: StatusCodes.Status201Created);
    }

    private static byte[]? BytesOf(string member, string? text, int most)
    {
        if (text is null)
        {
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length <= most
            ? bytes
            : throw ApiException.Invalid(member, $"The {member} has {bytes.Length} bytes; by hand it may have {most}.");
    }

    private static DateTimeOffset? TimeOf(string member, string? text) => string.IsNullOrEmpty(text) ? null
        : InstantConverter.TryRead(text, out var time) ? time
        : throw ApiException.Invalid(member, "An instant such as 2026-03-01T00:00:00Z is expected.");

    private static void Check(string member, string? text)
    {
        if (text is { Length: > MostFilterCharacters })
        {
            throw ApiException.Invalid(member, $"A filter has at most {MostFilterCharacters} characters.");
        }
    }
}
