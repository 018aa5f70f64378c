namespace Millrace.Orchestration.State;

/// <summary>Who holds slots of a pool. Immutable.</summary>
/// <param name="Key">The try: run, task and number.</param>
/// <param name="Worker">Its worker.</param>
/// <param name="Slots">How many.</param>
internal sealed record PoolHolder(string Key, string Worker, int Slots);
