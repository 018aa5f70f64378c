using Millrace.Bson;
using Millrace.Server.Hosting;

namespace Millrace.Server.Data;

/// <summary>What a query of the pages may not have: JavaScript, the server's internals, sizes beyond any use. Stateless.</summary>
internal static class QueryRules
{
    private const int MostDepth = 20;
    private const int MostConditions = 1_000;
    private const int MostPattern = 1_000;

    private static readonly string[] Script = ["$where", "$function", "$accumulator"];

    /// <exception cref="ApiException">422: something of it is not allowed.</exception>
    public static void Check(string member, BsonDocument query)
    {
        var count = 0;
        Check(member, query, depth: 1, ref count);
    }

    private static void Check(string member, BsonDocument document, int depth, ref int count)
    {
        foreach (var (name, value) in document)
        {
            if (Script.Contains(name) || name.StartsWith("$_internal", StringComparison.Ordinal))
            {
                throw ApiException.Invalid(
                    member, $"'{name}' is refused here, as it runs a program in the server: say the same with $expr and its operators.");
            }

            if (name is "$regex" or "regex" && value.IsString)
            {
                CheckPattern(member, value.AsString);
            }

            Check(member, value, depth, ref count);
        }
    }

    private static void Check(string member, BsonValue value, int depth, ref int count)
    {
        if (++count > MostConditions)
        {
            throw ApiException.Invalid(member, $"The {member} has more than {MostConditions} values: narrow it.");
        }

        if (depth > MostDepth)
        {
            throw ApiException.Invalid(member, $"The {member} is nested deeper than {MostDepth} levels: flatten it.");
        }

        if (value.IsDocument)
        {
            Check(member, value.AsDocument, depth + 1, ref count);
        }
        else if (value.IsArray)
        {
            foreach (var item in value.AsArray)
            {
                Check(member, item, depth + 1, ref count);
            }
        }
        else if (value.Type == BsonType.RegularExpression)
        {
            CheckPattern(member, value.AsRegex.Pattern);
        }
        else if (value.Type is BsonType.JavaScript or BsonType.JavaScriptWithScope)
        {
            throw ApiException.Invalid(member, $"The {member} has JavaScript, which is refused here.");
        }
    }

    private static void CheckPattern(string member, string pattern)
    {
        if (pattern.Length > MostPattern)
        {
            throw ApiException.Invalid(
                member, $"A regular expression of the {member} has {pattern.Length} characters: {MostPattern} are allowed.");
        }
    }
}
