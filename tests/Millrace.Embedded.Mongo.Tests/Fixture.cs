using System.Reflection;
using System.Text;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Tests;

/// <summary>
/// Tables of expectations: one Extended JSON document a line, numbered from 1. A line that begins with <c>//</c> is a remark.
/// </summary>
internal static class Fixture
{
    public static IEnumerable<(int Line, BsonDocument Case)> Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"There is no embedded table {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
            {
                yield return (number, BsonDocument.FromJson(line));
            }
        }
    }

    /// <summary>Checks every case of a table and names all that fail.</summary>
    /// <param name="name">The table.</param>
    /// <param name="leastCount">How many cases it has at least, so that an empty table does not pass.</param>
    /// <param name="run">From a case to its outcome, as the table's field <c>expected</c> has it. An error is its code.</param>
    public static void Check(string name, int leastCount, Func<BsonDocument, BsonValue> run)
    {
        var failures = new List<string>();
        var count = 0;
        foreach (var (line, given) in Read(name))
        {
            count++;
            BsonValue actual;
            try
            {
                actual = run(given);
            }
            catch (CommandException error)
            {
                actual = new BsonDocument("error", (int)error.Code);
            }

            if (!Canonical(actual).Equals(Canonical(given["expected"]), StringComparison.Ordinal))
            {
                failures.Add($"{name}:{line}: {given}\n    but was {Canonical(actual)}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.True(count >= leastCount, $"{name} has only {count} cases.");
    }

    private static string Canonical(BsonValue value) => ExtendedJson.Write(new BsonDocument("value", value), ExtendedJsonMode.Canonical);
}
