namespace Millrace.Server.Streams.Shapes;

/// <summary>Whether a group is paused now, and whether that was changed.</summary>
internal sealed record PauseShape(string Group, bool IsPaused, bool IsChanged);
