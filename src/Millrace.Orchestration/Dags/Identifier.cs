namespace Millrace.Orchestration.Dags;

/// <summary>Ids of DAGs, tasks, parameters and pools, as Airflow takes them.</summary>
internal static class Identifier
{
    public const int MaxLength = 250;
    public const string Rule = "1 to 250 letters, digits, '_', '-' and '.'";

    public static bool IsValid(string id) =>
        id.Length is > 0 and <= MaxLength && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.');
}
