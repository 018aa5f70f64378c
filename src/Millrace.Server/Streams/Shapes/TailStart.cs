namespace Millrace.Server.Streams.Shapes;

/// <summary>A live tail begins: what is written from now on comes.</summary>
internal sealed record TailStart(string Topic, int MostPerSecond);
