using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Update;

/// <summary>A checked dotted path of an update. Components may be <c>$</c>, <c>$[]</c> and <c>$[identifier]</c>.</summary>
internal sealed class UpdatePath
{
    private UpdatePath(string text, string[] components)
    {
        Text = text;
        Components = components;
    }

    public string Text { get; }

    public string[] Components { get; }

    /// <exception cref="CommandException">56: an empty component; 52: one that begins with a dollar; 2: a path that begins with an array
    /// position operator.</exception>
    public static UpdatePath Parse(string text)
    {
        if (text.Length == 0)
        {
            throw new CommandException(ErrorCode.EmptyFieldName, "An empty update path is not valid.");
        }

        var components = text.Split('.');
        if (components.Length > ExpressionCompiler.MaxPathComponents)
        {
            throw new CommandException(
                ErrorCode.Overflow, $"The update path has more than {ExpressionCompiler.MaxPathComponents} components");
        }

        for (var i = 0; i < components.Length; i++)
        {
            CheckComponent(text, components[i], isFirst: i == 0);
        }

        return new UpdatePath(text, components);
    }

    /// <summary>The identifier of <c>$[identifier]</c>, empty for <c>$[]</c>; null for other components.</summary>
    public static string? Identifier(string component)
        => component.StartsWith("$[", StringComparison.Ordinal) && component.EndsWith(']') ? component[2..^1] : null;

    /// <summary>True when one path is the other's beginning, or both are the same.</summary>
    public bool Overlaps(UpdatePath other)
    {
        var common = Math.Min(Components.Length, other.Components.Length);
        return Components.AsSpan(0, common).SequenceEqual(other.Components.AsSpan(0, common));
    }

    /// <summary>The order in which new fields are added: by components, positions as numbers.</summary>
    public static int Compare(UpdatePath left, UpdatePath right)
    {
        var (lefts, rights) = (left.Components, right.Components);
        for (var i = 0; i < Math.Min(lefts.Length, rights.Length); i++)
        {
            var order = CompareComponents(lefts[i], rights[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return lefts.Length.CompareTo(rights.Length);
    }

    private static int CompareComponents(string left, string right)
    {
        var (leftPosition, rightPosition) = (PathNode.Position(left), PathNode.Position(right));
        return leftPosition >= 0 && rightPosition >= 0
            ? leftPosition.CompareTo(rightPosition)
            : string.CompareOrdinal(left, right);
    }

    private static void CheckComponent(string text, string component, bool isFirst)
    {
        if (component.Length == 0)
        {
            throw new CommandException(
                ErrorCode.EmptyFieldName, $"The update path '{text}' contains an empty field name, which is not allowed.");
        }

        if (component[0] != '$' || component is "$id" or "$ref" or "$db")
        {
            return;
        }

        if (component != "$" && Identifier(component) is null)
        {
            throw new CommandException(
                ErrorCode.DollarPrefixedFieldName,
                $"The dollar ($) prefixed field '{component}' in '{text}' is not allowed in an update path.");
        }

        if (isFirst)
        {
            throw new CommandException(
                ErrorCode.BadValue, $"Cannot have positional (i.e. '$') element in the first position in path '{text}'");
        }
    }
}
