namespace Millrace.Orchestration.Dags;

/// <summary>What a parameter takes.</summary>
public enum ParamType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>An instant: RFC 3339 text.</summary>
    Timestamp,

    /// <summary>Any JSON object or array.</summary>
    Json,
}
