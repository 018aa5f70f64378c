namespace Millrace.Server.Streams.Shapes;

/// <summary>A live tail ends for a reason.</summary>
internal sealed record TailProblem(string Message);
