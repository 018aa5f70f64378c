using System.Text.RegularExpressions;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>$regexFind, $regexFindAll, $regexMatch. Indexes count code points.</summary>
internal static class RegexOperators
{
    private static readonly string[] Names = ["input", "regex", "options"];

    public static IReadOnlyDictionary<string, OperatorFactory> Table { get; } = new Dictionary<string, OperatorFactory>
    {
        ["$regexFind"] = (name, operand, scope) => Create(name, operand, scope, Find, BsonValue.Null),
        ["$regexFindAll"] = (name, operand, scope) => Create(name, operand, scope, FindAll, new BsonArray()),
        ["$regexMatch"] = (name, operand, scope) => Create(name, operand, scope, (regex, input) => regex.IsMatch(input), false),
    };

    private static VariadicExpression Create(
        string name, BsonValue operand, ExpressionScope scope, Func<RegexPattern, string, BsonValue> search, BsonValue none)
    {
        RegexPattern? last = null;
        return new VariadicExpression(Operators.NamedArguments(name, operand, scope, Names, 2), values =>
        {
            if (!values[0].IsNullish() && values[0].Type != BsonType.String)
            {
                throw new CommandException((ErrorCode)51104, $"{name} needs 'input' to be of type string");
            }

            var written = Written(name, values[1], values[2]);
            if (written is null || values[0].IsNullish())
            {
                return none;
            }

            // The pattern is nearly always the same for every document.
            if (last is null || last.Source != written)
            {
                last = RegexPattern.Compile(written, (ErrorCode)51111);
            }

            return search(last, values[0].AsString);
        });
    }

    private static BsonRegex? Written(string name, BsonValue pattern, BsonValue options)
    {
        if (!options.IsNullish() && options.Type != BsonType.String)
        {
            throw new CommandException((ErrorCode)51106, $"{name} needs 'options' to be of type string");
        }

        var given = options.IsNullish() ? "" : options.AsString;
        switch (pattern.Type)
        {
            case BsonType.None or BsonType.Null or BsonType.Undefined:
                return null;
            case BsonType.String:
                return new BsonRegex(pattern.AsString, given);
            case BsonType.RegularExpression:
                var regex = pattern.AsRegex;
                if (given.Length > 0 && regex.Options.Length > 0)
                {
                    throw new CommandException(
                        (ErrorCode)51107, $"{name}: found regex option(s) specified in both 'regex' and 'option' fields");
                }

                return given.Length > 0 ? regex with { Options = given } : regex;
            default:
                throw new CommandException((ErrorCode)51105, $"{name} needs 'regex' to be of type string or regex");
        }
    }

    private static BsonValue Find(RegexPattern regex, string input)
    {
        var match = regex.Match(input);
        return match.Success ? Describe(match, input) : BsonValue.Null;
    }

    private static BsonValue FindAll(RegexPattern regex, string input)
    {
        var found = new BsonArray();
        for (var match = regex.Match(input); match.Success; match = regex.Next(match))
        {
            // An empty match behind the last character only counts when it is the only one.
            if (match.Index == input.Length && found.Count > 0)
            {
                break;
            }

            found.Add(Describe(match, input));
        }

        return found;
    }

    private static BsonDocument Describe(Match match, string input)
    {
        var captures = new BsonArray();
        for (var i = 1; i < match.Groups.Count; i++)
        {
            captures.Add(match.Groups[i].Success ? match.Groups[i].Value : BsonValue.Null);
        }

        return new BsonDocument
        {
            { "match", match.Value },
            { "idx", CodePoints.Count(input[..match.Index]) },
            { "captures", captures },
        };
    }
}
