namespace Millrace.Pipelines.Contracts;

/// <summary>What kind of problem a value has; policies treat them differently.</summary>
internal enum ProblemKind
{
    /// <summary>A required field is null.</summary>
    Missing,

    /// <summary>The value has another type.</summary>
    Type,

    /// <summary>The type is right and the value is not.</summary>
    Value,
}
