using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Millrace.Bson;
using Millrace.Mongo;
using Millrace.Server.Hosting;
using Millrace.Server.Security;

namespace Millrace.Server.Data;

/// <summary>The documents of a query as a file: JSON lines or CSV, streamed, so that its size takes no memory.</summary>
internal static class ExportEndpoints
{
    /// <summary>Documents that one file has at most.</summary>
    public const int MostDocuments = 100_000;

    private const int ColumnSample = 1_000;
    private const long ColumnSampleBytes = 8 * 1024 * 1024;
    private const int FlushBytes = 64 * 1024;

    private static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(2);
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = ApiJson.Options.Encoder, SkipValidation = true };

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/databases/{database}/collections/{collection}/export", ExportAsync)
            .Produces(StatusCodes.Status200OK, contentType: "application/x-ndjson", additionalContentTypes: "text/csv");

    private static async Task ExportAsync(
        string database, string collection, [AsParameters] QueryParameters asked, string? format, int? limit, QuerySlots slots,
        StoreCatalog catalog, CollectionGuard guard, HttpContext context)
    {
        var opened = guard.Open(database, collection, context.Caller());
        if (format is not (null or "jsonl" or "csv"))
        {
            throw ApiException.Invalid("format", $"The format '{format}' is not offered: choose jsonl or csv.");
        }

        var most = Math.Clamp(limit is null or 0 ? MostDocuments : limit.Value, 1, MostDocuments);
        var query = DocumentQuery.Of(asked, 0, most);
        await catalog.FindAsync(database, collection);
        using var stopping = context.EndsWithServer();
        using var slot = await slots.ExportAsync(stopping.Token);
        await using var documents = opened.Read(query, MaxTime).GetAsyncEnumerator(stopping.Token);
        bool hasFirst;
        try
        {
            // What is wrong with the query is known with its first document, when an error can still be an answer.
            hasFirst = await documents.MoveNextAsync();
        }
        catch (MongoServerException refused)
        {
            throw QueryRefusal.Of(refused, query);
        }

        var isCsv = format == "csv";
        Begin(context.Response, $"{database}.{collection}.{(isCsv ? "csv" : "jsonl")}", isCsv);
        try
        {
            await (isCsv
                ? WriteCsvAsync(documents, hasFirst, context.Response, stopping.Token)
                : WriteLinesAsync(documents, hasFirst, context.Response, stopping.Token));
        }
        catch (Exception failure) when (failure is MongoException or OperationCanceledException)
        {
            // A file that is cut off must not look whole.
            context.Abort();
        }
    }

    private static void Begin(HttpResponse response, string name, bool isCsv)
    {
        response.ContentType = isCsv ? "text/csv; charset=utf-8" : "application/x-ndjson";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Millrace-Most-Documents"] = MostDocuments.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task WriteLinesAsync(
        IAsyncEnumerator<BsonDocument> documents, bool hasMore, HttpResponse response, CancellationToken cancellationToken)
    {
        var output = response.BodyWriter;
        await using var writer = new Utf8JsonWriter(output, Relaxed);
        for (; hasMore; hasMore = await documents.MoveNextAsync())
        {
            ExtendedJson.Write(documents.Current, writer, ExtendedJsonMode.Relaxed);
            writer.Flush();
            writer.Reset();
            output.GetSpan(1)[0] = (byte)'\n';
            output.Advance(1);
            if (output.UnflushedBytes > FlushBytes)
            {
                await output.FlushAsync(cancellationToken);
            }
        }

        await output.FlushAsync(cancellationToken);
    }

    private static async Task WriteCsvAsync(
        IAsyncEnumerator<BsonDocument> documents, bool hasMore, HttpResponse response, CancellationToken cancellationToken)
    {
        var table = new CsvTable();
        var first = new List<BsonDocument>();
        long bytes = 0;
        for (; hasMore && first.Count < ColumnSample && bytes < ColumnSampleBytes; hasMore = await documents.MoveNextAsync())
        {
            first.Add(documents.Current);
            bytes += documents.Current.ToBytes().Length;
            table.AddColumns(documents.Current);
        }

        var output = response.BodyWriter;
        if (first.Count > 0)
        {
            Encoding.UTF8.GetBytes(table.Header(), output);
        }

        foreach (var document in first)
        {
            Encoding.UTF8.GetBytes(table.Row(document), output);
        }

        for (; hasMore; hasMore = await documents.MoveNextAsync())
        {
            Encoding.UTF8.GetBytes(table.Row(documents.Current), output);
            if (output.UnflushedBytes > FlushBytes)
            {
                await output.FlushAsync(cancellationToken);
            }
        }

        await output.FlushAsync(cancellationToken);
    }
}
