namespace Millrace.Faults.Tests;

/// <summary>Where a plant keeps its documents.</summary>
/// <param name="Users">Raw and flat collections.</param>
/// <param name="Analytics">Views.</param>
/// <param name="State">The engine's own.</param>
internal sealed record DatabaseNames(string Users, string Analytics, string State)
{
    /// <summary>Those that the command line uses.</summary>
    public static DatabaseNames Default { get; } = new("users", "analytics", "millrace");

    public static DatabaseNames For(string prefix) => new(prefix + "_users", prefix + "_analytics", prefix + "_state");
}
