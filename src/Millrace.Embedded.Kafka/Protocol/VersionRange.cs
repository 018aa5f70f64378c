namespace Millrace.Embedded.Kafka.Protocol;

/// <summary>The versions of an API that the broker speaks.</summary>
/// <param name="Min">The lowest version advertised.</param>
/// <param name="Max">The highest version advertised.</param>
/// <param name="FirstFlexible">The first version with compact lengths and tagged fields; <see cref="Never"/> if there is none.</param>
internal readonly record struct VersionRange(short Min, short Max, short FirstFlexible)
{
    public const short Never = short.MaxValue;

    public bool Contains(short version) => version >= Min && version <= Max;

    public bool IsFlexible(short version) => version >= FirstFlexible;
}
