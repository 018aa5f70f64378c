namespace Millrace.Server.Pages.Shapes;

/// <summary>Something that someone did.</summary>
internal sealed record EventShape(
    long Id,
    DateTimeOffset When,
    string Event,
    string User,
    string? DagId,
    string? RunId,
    string? TaskId,
    string? Extra);
