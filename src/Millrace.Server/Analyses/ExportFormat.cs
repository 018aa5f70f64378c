namespace Millrace.Server.Analyses;

/// <summary>What a file is written as.</summary>
internal enum ExportFormat
{
    /// <summary>Comma-separated values (RFC 4180), with a line of names.</summary>
    Csv,

    /// <summary>A JSON array of objects.</summary>
    Json,
}
