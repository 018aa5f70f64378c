namespace Millrace.Cli.Doctor;

/// <summary>What one check found.</summary>
/// <param name="Subject">What was checked.</param>
/// <param name="Verdict">How it is.</param>
/// <param name="Detail">What was seen and, unless all is well, what to do.</param>
internal sealed record Finding(string Subject, Verdict Verdict, string Detail);
