namespace Millrace.Embedded.Mongo.Query;

/// <summary>The five comparisons of filters.</summary>
internal enum ComparisonKind
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
