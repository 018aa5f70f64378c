using System.Globalization;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Update;

/// <summary>Takes one modifier along its path through one document.</summary>
internal readonly struct UpdateWalk(UpdateAction action, ArrayFilters filters, int matchedIndex)
{
    /// <summary>MongoDB's limit on the nulls that a far position may put before itself.</summary>
    private const int MaxPadding = 1_500_000;

    private string[] Path => action.Path.Components;

    private string Text => action.Path.Text;

    /// <returns>True when the document changed.</returns>
    public bool Run(BsonDocument document) => InDocument(document, 0);

    private bool InDocument(BsonDocument document, int index)
    {
        var name = Path[index];
        if (name == "$" || UpdatePath.Identifier(name) is not null)
        {
            throw new CommandException(
                ErrorCode.BadValue,
                $"The path '{string.Join('.', Path[..index])}' must exist in the document in order to apply array updates.");
        }

        var current = document[name];
        if (index < Path.Length - 1)
        {
            if (!current.IsMissing)
            {
                return Enter(current, index);
            }

            if (!action.Modifier.CreatesPath)
            {
                return false;
            }

            var created = new BsonDocument();
            InDocument(created, index + 1);
            document.Add(name, created);
            return true;
        }

        var result = action.Modifier.Apply(current, Text);
        if (result.Changed)
        {
            if (result.Value.IsMissing)
            {
                document.Remove(name);
            }
            else
            {
                document[name] = result.Value;
            }
        }

        return result.Changed;
    }

    /// <summary>Goes on inside the value of component <paramref name="index"/>.</summary>
    private bool Enter(BsonValue value, int index)
    {
        var next = Path[index + 1];
        switch (value.Type)
        {
            case BsonType.Document:
                return InDocument(value.AsDocument, index + 1);
            case BsonType.Array:
                return InArray(value.AsArray, index + 1);
            default:
                if (UpdatePath.Identifier(next) is not null)
                {
                    throw new CommandException(
                        ErrorCode.BadValue, $"Cannot apply array updates to non-array element {Path[index]}: {value}");
                }

                return action.Modifier.CreatesPath
                    ? throw new CommandException(
                        ErrorCode.PathNotViable, $"Cannot create field '{next}' in element {{{Path[index]}: {value}}}")
                    : false;
        }
    }

    private bool InArray(BsonArray array, int index)
    {
        var component = Path[index];
        if (UpdatePath.Identifier(component) is { } identifier)
        {
            var changed = false;
            for (var i = 0; i < array.Count; i++)
            {
                if (identifier.Length == 0 || filters.Matches(identifier, array[i]))
                {
                    changed |= AtPosition(array, i, index);
                }
            }

            return changed;
        }

        if (component == "$")
        {
            return matchedIndex != MatchState.NoIndex
                ? AtPosition(array, matchedIndex, index)
                : throw new CommandException(ErrorCode.BadValue, "The positional operator did not find the match needed from the query.");
        }

        var position = PathNode.Position(component);
        if (position >= 0)
        {
            return AtPosition(array, position, index);
        }

        return action.Modifier.CreatesPath
            ? throw new CommandException(
                ErrorCode.PathNotViable, $"Cannot create field '{component}' in element {{{Path[index - 1]}: {(BsonValue)array}}}")
            : false;
    }

    private bool AtPosition(BsonArray array, int position, int index)
    {
        var isLast = index == Path.Length - 1;
        if (position < array.Count)
        {
            if (!isLast)
            {
                return Enter(array[position], index);
            }

            var result = action.Modifier.Apply(array[position], Text);
            if (result.Changed)
            {
                // The others keep their positions: an element is not removed but becomes null.
                array[position] = result.Value.OrNull();
            }

            return result.Changed;
        }

        if (!action.Modifier.CreatesPath)
        {
            return false;
        }

        Pad(array, position);
        if (isLast)
        {
            array.Add(action.Modifier.Apply(default, Text).Value.OrNull());
            return true;
        }

        var created = new BsonDocument();
        InDocument(created, index + 1);
        array.Add(created);
        return true;
    }

    private static void Pad(BsonArray array, int position)
    {
        if (position - array.Count > MaxPadding)
        {
            throw new CommandException(
                (ErrorCode)34, $"can't backfill more than {MaxPadding.ToString(CultureInfo.InvariantCulture)} elements");
        }

        while (array.Count < position)
        {
            array.Add(BsonValue.Null);
        }
    }
}
