using System.Text.Json;

namespace Millrace.Cli;

/// <summary>The one sentence that a person reads when a command fails.</summary>
internal static class ErrorMessage
{
    /// <summary>Errors of our own carry such a sentence; others get one around their message.</summary>
    public static string For(Exception exception) => exception switch
    {
        _ when IsOurs(exception) => exception.Message,
        AggregateException { InnerExceptions.Count: 1 } aggregate => For(aggregate.InnerExceptions[0]),
        UnauthorizedAccessException or IOException => exception.Message,
        InvalidDataException when exception.InnerException is FormatException or JsonException =>
            $"appsettings.json cannot be read: {exception.InnerException.Message}",
        _ => $"unexpected error: {exception.Message} ('--verbose' shows where; please report it)",
    };

    private static bool IsOurs(Exception exception) =>
        exception.GetType().Namespace?.StartsWith("Millrace", StringComparison.Ordinal) == true;
}
