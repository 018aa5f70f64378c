using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Millrace.RandomUsers.Api;

/// <summary>Writes the users of a query, flushing as it goes: 5000 users never lie in memory at once.</summary>
internal static class UsersAnswer
{
    private const int FlushBytes = 64 * 1024;

    // The API writes letters of every script as they are.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Pretty = Compact with { Indented = true, NewLine = "\n" };

    /// <summary>Writes <c>{"results": […], "info": {…}}</c>; <paramref name="first"/> writes records before the users.</summary>
    public static async Task WriteJsonAsync(
        PipeWriter output, ApiQuery query, DateTimeOffset now, Action<Utf8JsonWriter>? first, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(output, query.Format == AnswerFormat.Pretty ? Pretty : Compact);
        json.WriteStartObject();
        json.WriteStartArray("results"u8);
        first?.Invoke(json);
        foreach (var user in UserGenerator.Users(query))
        {
            UserJson.Write(json, user, query.Fields, now);
            if (json.BytesPending + output.UnflushedBytes < FlushBytes)
                continue;
            json.Flush();
            await output.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
        if (!query.NoInfo)
            WriteInfo(json, query);
        json.WriteEndObject();
        json.Flush();
        await output.FlushAsync(cancellationToken);
    }

    public static async Task WriteCsvAsync(PipeWriter output, ApiQuery query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var line = new StringBuilder(UserCsv.Header(query.Fields));
        foreach (var user in UserGenerator.Users(query))
        {
            UserCsv.AppendLine(line, user, query.Fields, now);
            Encoding.UTF8.GetBytes(line.ToString(), output);
            line.Clear();
            if (output.UnflushedBytes >= FlushBytes)
                await output.FlushAsync(cancellationToken);
        }

        await output.FlushAsync(cancellationToken);
    }

    private static void WriteInfo(Utf8JsonWriter json, ApiQuery query)
    {
        json.WriteStartObject("info"u8);
        json.WriteString("seed"u8, query.Seed);
        json.WriteNumber("results"u8, query.Results);
        json.WriteNumber("page"u8, query.Page);
        json.WriteString("version"u8, RandomUserApi.Version);
        json.WriteEndObject();
    }
}
