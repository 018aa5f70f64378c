using Millrace.Mongo;

namespace Millrace.Pipelines;

/// <summary>Tells the store's errors apart: those that pass with time, and those that are the document's own fault.</summary>
internal static class StoreFaults
{
    /// <summary>A unique key is taken; on an upsert by <c>_id</c> that is a race, and the second attempt finds the document.</summary>
    public const int DuplicateKey = 11000;

    private const string RetryableWriteLabel = "RetryableWriteError";

    // Server codes that say "not now": elections, shutdowns, time limits, overload, write conflicts, a full disk.
    private static readonly HashSet<int> PassingCodes =
    [
        6, 7, 24, 50, 64, 89, 91, 100, 112, 134, 189, 202, 262, 317, 358, 365, 462,
        9001, 10058, 10107, 11600, 11602, 13435, 13436, 14031, 16500,
    ];

    // Codes that concern who writes where; no document is at fault, and waiting does not help.
    private static readonly HashSet<int> SystemicCodes = [13, 18, 20, 73, 166, 8000];

    public static bool IsPassing(Exception failure) => failure switch
    {
        MongoConnectionException => true,
        MongoServerException server => IsPassing(server.Code) || server.ErrorLabels.Contains(RetryableWriteLabel),
        _ => false,
    };

    public static bool IsPassing(int code) => PassingCodes.Contains(code);

    public static bool IsSystemic(int code) => SystemicCodes.Contains(code);
}
