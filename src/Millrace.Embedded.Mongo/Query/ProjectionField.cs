using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>What a projection does with one field.</summary>
internal sealed class ProjectionField
{
    private ProjectionField()
    {
    }

    public static ProjectionField Included { get; } = new() { IsIncluded = true };

    public static ProjectionField Excluded { get; } = new();

    public bool IsIncluded { get; private init; }

    /// <value>The expression that gives the field its value; null for other kinds.</value>
    public Expression? Computed { get; private init; }

    /// <value>What is done with the fields inside; null for other kinds.</value>
    public ProjectionNode? Child { get; private init; }

    /// <value>How the field's present value changes; missing drops it. Null for other kinds.</value>
    public Func<BsonValue, BsonValue>? Transform { get; private init; }

    public static ProjectionField ComputedBy(Expression expression) => new() { Computed = expression };

    public static ProjectionField Nested(ProjectionNode child) => new() { Child = child };

    public static ProjectionField TransformedBy(Func<BsonValue, BsonValue> transform) => new() { Transform = transform };
}
