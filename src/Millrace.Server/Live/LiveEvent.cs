namespace Millrace.Server.Live;

/// <summary>Something that pages are told. Immutable.</summary>
internal sealed record LiveEvent(long Id, string Name, string Json);
