using System.Text.Encodings.Web;
using System.Text.Json;

namespace Millrace.Cli.Rendering;

/// <summary>What a command with <c>--json</c> prints: one indented document, member names in camel case.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task WriteAsync<T>(T value) => Console.Out.WriteLineAsync(JsonSerializer.Serialize(value, Options));
}
