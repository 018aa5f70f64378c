using System.Text;
using System.Text.Json;
using Millrace.Server.Hosting;

namespace Millrace.Server.Analyses;

/// <summary>Sends a table as a file, row by row as they come. A row that fails breaks the connection off, so that no file looks whole that
/// is not.</summary>
internal static class Exports
{
    private const int FlushRows = 500;

    public static bool WantsCsv(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Rows that are there already.</summary>
    public static Task<IResult> SendAsync<T>(HttpContext context, ExportFormat format, ExportTable<T> table, IEnumerable<T> rows) =>
        SendAsync(context, format, table, Later(rows));

    /// <summary>Rows that come one after the other.</summary>
    public static async Task<IResult> SendAsync<T>(
        HttpContext context, ExportFormat format, ExportTable<T> table, IAsyncEnumerable<T> rows)
    {
        await using var each = rows.GetAsyncEnumerator(context.RequestAborted);
        // Until the first row is there, what fails can still be told.
        var hasRow = await each.MoveNextAsync();
        var ending = format == ExportFormat.Csv ? "csv" : "json";
        context.Response.ContentType = format == ExportFormat.Csv ? "text/csv; charset=utf-8; header=present" : "application/json";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{table.Name}.{ending}\"";
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await (format == ExportFormat.Csv
                ? WriteCsvAsync(context, table, each, hasRow)
                : WriteJsonAsync(context, table, each, hasRow));
        }
        catch (Exception) when (context.Response.HasStarted)
        {
            context.Abort();
            throw;
        }

        return Results.Empty;
    }

    private static async Task WriteCsvAsync<T>(HttpContext context, ExportTable<T> table, IAsyncEnumerator<T> rows, bool hasRow)
    {
        var text = new StringBuilder();
        AppendLine(text, table.Columns.Select(column => (object?)column.Name));
        for (var count = 1; hasRow; count++)
        {
            AppendLine(text, table.Columns.Select(column => column.Value(rows.Current)));
            if (count % FlushRows == 0)
            {
                await context.Response.WriteAsync(text.ToString(), context.RequestAborted);
                text.Clear();
            }

            hasRow = await rows.MoveNextAsync();
        }

        await context.Response.WriteAsync(text.ToString(), context.RequestAborted);
    }

    private static void AppendLine(StringBuilder text, IEnumerable<object?> values)
    {
        var isFirst = true;
        foreach (var value in values)
        {
            if (!isFirst)
            {
                text.Append(',');
            }

            CsvLine.Append(text, value);
            isFirst = false;
        }

        text.Append("\r\n");
    }

    private static async Task WriteJsonAsync<T>(HttpContext context, ExportTable<T> table, IAsyncEnumerator<T> rows, bool hasRow)
    {
        var options = new JsonWriterOptions { Encoder = ApiJson.Options.Encoder };
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, options);
        writer.WriteStartArray();
        for (var count = 1; hasRow; count++)
        {
            writer.WriteStartObject();
            foreach (var (name, value) in table.Columns)
            {
                writer.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(name));
                JsonSerializer.Serialize(writer, value(rows.Current), ApiJson.Options);
            }

            writer.WriteEndObject();
            if (count % FlushRows == 0)
            {
                await writer.FlushAsync(context.RequestAborted);
                await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
            }

            hasRow = await rows.MoveNextAsync();
        }

        writer.WriteEndArray();
    }

    private static async IAsyncEnumerable<T> Later<T>(IEnumerable<T> rows)
    {
        await Task.CompletedTask;
        foreach (var row in rows)
        {
            yield return row;
        }
    }
}
