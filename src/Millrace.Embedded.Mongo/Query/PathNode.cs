using System.Globalization;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>
/// A condition at a dotted path. It matches when any value that the path leads to passes the test: a path goes through documents,
/// through every document of an array, and through an array's element by its position.
/// </summary>
internal sealed class PathNode : MatchNode
{
    /// <summary>The path of conditions on the subject itself, as inside <c>$elemMatch: {$gt: 1}</c>. No field can have this name.</summary>
    public const string Itself = "\0";

    private readonly string[] _path;
    private readonly int[] _positions;
    private readonly ValueTest _test;

    /// <summary>Creates the condition at a dotted path, or on the subject itself.</summary>
    public PathNode(string path, ValueTest test)
    {
        _path = path == Itself ? [] : path.Split('.');
        if (_path.Length > Aggregation.Expressions.ExpressionCompiler.MaxPathComponents)
        {
            throw new CommandException(ErrorCode.Overflow, "The path of a condition has too many components");
        }

        _positions = Array.ConvertAll(_path, Position);
        _test = test;
    }

    /// <summary>The field of the document itself that is tested; null when the path leads deeper.</summary>
    public string? Field => _path.Length == 1 ? _path[0] : null;

    public ValueTest Test => _test;

    /// <summary>A path component as an array position; -1 when it is none.</summary>
    public static int Position(string component)
        => component.Length > 0 && char.IsAsciiDigit(component[0]) && (component.Length == 1 || component[0] != '0')
            && int.TryParse(component, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : -1;

    public override bool Matches(BsonValue subject, MatchState state)
        => _path.Length == 0 ? _test.Test(subject, state) : Walk(subject.AsDocument[_path[0]], 0, state);

    /// <summary>Goes on from the value of component <paramref name="index"/>.</summary>
    private bool Walk(BsonValue value, int index, MatchState state)
    {
        if (index == _path.Length - 1)
        {
            return TestLeaf(value, state);
        }

        return value.Type switch
        {
            BsonType.Document => Walk(value.AsDocument[_path[index + 1]], index + 1, state),
            BsonType.Array => WalkArray(value.AsArray, index + 1, state),
            _ => _test.Test(default, state),
        };
    }

    private bool WalkArray(BsonArray array, int index, MatchState state)
    {
        for (var i = 0; i < array.Count; i++)
        {
            if (array[i].Type == BsonType.Document && Walk(array[i].AsDocument[_path[index]], index, state))
            {
                state.ArrayIndex = i;
                return true;
            }
        }

        var position = _positions[index];
        if (position < 0 || position >= array.Count)
        {
            return false;
        }

        var element = array[position];
        var matches = index == _path.Length - 1 ? _test.Test(element, state) : WalkElement(element, index + 1, state);
        if (matches)
        {
            state.ArrayIndex = position;
        }

        return matches;
    }

    private bool WalkElement(BsonValue element, int index, MatchState state) => element.Type switch
    {
        BsonType.Document => Walk(element.AsDocument[_path[index]], index, state),
        BsonType.Array => WalkArray(element.AsArray, index, state),
        _ => false,
    };

    private bool TestLeaf(BsonValue value, MatchState state)
    {
        if (value.Type == BsonType.Array && _test.LooksIntoArrays)
        {
            var array = value.AsArray;
            for (var i = 0; i < array.Count; i++)
            {
                if (_test.Test(array[i], state))
                {
                    state.ArrayIndex = i;
                    return true;
                }
            }
        }

        return _test.Test(value, state);
    }
}
