namespace Millrace.Orchestration.State;

/// <summary>How a <see cref="StateCondition"/> compares.</summary>
public enum StateOperator
{
    /// <summary>The field is the value.</summary>
    Equal,

    /// <summary>The field is the value or more.</summary>
    AtLeast,

    /// <summary>The field is more than the value.</summary>
    MoreThan,

    /// <summary>The field is less than the value.</summary>
    LessThan,

    /// <summary>The field is one of the values of an array.</summary>
    In,

    /// <summary>The field, or an element of it when it is an array, is the value.</summary>
    Has,

    /// <summary>The field is a text in which the regular expression is found, whatever the letters' case.</summary>
    Matches,
}
