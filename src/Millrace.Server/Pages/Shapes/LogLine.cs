namespace Millrace.Server.Pages.Shapes;

/// <summary>A line of a task's log.</summary>
internal sealed record LogLine(int Seq, DateTimeOffset Time, string Level, string Message, double? Progress);
