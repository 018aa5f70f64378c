using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Update;

/// <summary>The conditions behind <c>$[identifier]</c>.</summary>
internal sealed class ArrayFilters
{
    private readonly Dictionary<string, Matcher> _filters = [];
    private readonly HashSet<string> _used = [];

    /// <exception cref="CommandException">9: a filter with no or several identifiers, or two filters with one; 2: a bad
    /// identifier.</exception>
    public static ArrayFilters Compile(BsonArray filters, ExpressionScope scope)
    {
        var compiled = new ArrayFilters();
        foreach (var filter in filters)
        {
            if (filter.Type != BsonType.Document)
            {
                throw new CommandException(ErrorCode.TypeMismatch, "Each array filter must be an object");
            }

            var document = filter.AsDocument;
            var matcher = Matcher.Compile(document, scope);
            var identifiers = new HashSet<string>();
            CollectIdentifiers(document, identifiers);
            if (identifiers.Count != 1)
            {
                throw new CommandException(
                    ErrorCode.FailedToParse,
                    identifiers.Count == 0
                        ? "Cannot use an expression without a top-level field name in arrayFilters"
                        : $"Expected a single top-level field name in an array filter, found {string.Join(" and ", identifiers)}");
            }

            var identifier = identifiers.First();
            CheckIdentifier(identifier);
            if (!compiled._filters.TryAdd(identifier, matcher))
            {
                throw new CommandException(
                    ErrorCode.FailedToParse, $"Found multiple array filters with the same top-level field name {identifier}");
            }
        }

        return compiled;
    }

    /// <summary>Notes that a path uses the filter.</summary>
    /// <exception cref="CommandException">2: there is no filter with this identifier.</exception>
    public void Use(string identifier, string path)
    {
        if (!_filters.ContainsKey(identifier))
        {
            throw new CommandException(ErrorCode.BadValue, $"No array filter found for identifier '{identifier}' in path '{path}'");
        }

        _used.Add(identifier);
    }

    /// <exception cref="CommandException">9: a filter that no path uses.</exception>
    public void CheckAllUsed()
    {
        foreach (var identifier in _filters.Keys)
        {
            if (!_used.Contains(identifier))
            {
                throw new CommandException(
                    ErrorCode.FailedToParse, $"The array filter for identifier '{identifier}' was not used in the update");
            }
        }
    }

    /// <summary>True when an array's element fits the filter.</summary>
    public bool Matches(string identifier, BsonValue element) => _filters[identifier].Matches(new BsonDocument(identifier, element));

    private static void CollectIdentifiers(BsonDocument filter, HashSet<string> identifiers)
    {
        foreach (var (name, value) in filter)
        {
            if (name is "$and" or "$or" or "$nor")
            {
                foreach (var branch in value.AsArray)
                {
                    CollectIdentifiers(branch.AsDocument, identifiers);
                }
            }
            else if (!name.StartsWith('$'))
            {
                identifiers.Add(name.Split('.', 2)[0]);
            }
        }
    }

    private static void CheckIdentifier(string identifier)
    {
        var isValid = identifier.Length > 0 && char.IsAsciiLetterLower(identifier[0]) && identifier.All(char.IsAsciiLetterOrDigit);
        if (!isValid)
        {
            throw new CommandException(
                ErrorCode.BadValue,
                $"The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '{identifier}'");
        }
    }
}
