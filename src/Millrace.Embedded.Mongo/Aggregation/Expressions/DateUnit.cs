namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>The units of date arithmetic, in ascending size.</summary>
internal enum DateUnit
{
    Millisecond,
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}
