namespace Millrace.Orchestration.Execution;

/// <summary>Ids of runs, as Airflow takes them.</summary>
internal static class RunIds
{
    public const string Rule = "1 to 250 letters, digits and '_ . ~ : + -'";

    public static bool IsValid(string id) =>
        id.Length is > 0 and <= 250 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || "_.~:+-".Contains(letter));
}
