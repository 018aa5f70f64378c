namespace Millrace.Cli;

/// <summary>How a message is logged.</summary>
internal enum LogFormat
{
    /// <summary>A line for people.</summary>
    Text,

    /// <summary>A JSON object a line, with the message's parts as members.</summary>
    Json,
}
