using System.Text.RegularExpressions;
using Millrace.Bson;

namespace Millrace.Orchestration.State;

/// <summary>What a field of a document must be. Immutable.</summary>
public sealed record StateCondition(string Field, StateOperator Operator, BsonValue Value)
{
    /// <summary>As MongoDB's query language says it.</summary>
    public BsonDocument ToFilter() => new(Field, Operator == StateOperator.Matches ? Pattern() : new BsonDocument(
        Operator switch
        {
            StateOperator.Equal or StateOperator.Has => "$eq",
            StateOperator.AtLeast => "$gte",
            StateOperator.MoreThan => "$gt",
            StateOperator.LessThan => "$lt",
            _ => "$in",
        },
        Value));

    /// <summary>Whether a document fits. As in MongoDB, values of different kinds are in no order, and a missing field is less than
    /// nothing.</summary>
    public bool Matches(BsonDocument document)
    {
        var value = document[Field];
        return Operator switch
        {
            StateOperator.Equal => BsonComparer.Instance.Equals(value, Value),
            StateOperator.Has => BsonComparer.Instance.Equals(value, Value)
                || (value.IsArray && value.AsArray.Any(item => BsonComparer.Instance.Equals(item, Value))),
            StateOperator.Matches => value.IsString
                && Regex.IsMatch(value.AsString, Value.AsString, RegexOptions.IgnoreCase | RegexOptions.NonBacktracking),
            StateOperator.In => Value.AsArray.Any(allowed => BsonComparer.Instance.Equals(value, allowed)),
            _ when value.IsMissing || BsonComparer.CompareTypeOrder(value.Type) != BsonComparer.CompareTypeOrder(Value.Type) => false,
            StateOperator.AtLeast => BsonComparer.Instance.Compare(value, Value) >= 0,
            StateOperator.MoreThan => BsonComparer.Instance.Compare(value, Value) > 0,
            _ => BsonComparer.Instance.Compare(value, Value) < 0,
        };
    }

    private BsonDocument Pattern() => new() { { "$regex", Value }, { "$options", "i" } };
}
