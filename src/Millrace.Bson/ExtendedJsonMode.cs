namespace Millrace.Bson;

/// <summary>The two forms of MongoDB Extended JSON v2.</summary>
public enum ExtendedJsonMode
{
    /// <summary>Every type is marked and reads back exactly.</summary>
    Canonical = 0,

    /// <summary>Numbers and common dates are plain JSON, for people; int32 and int64 are not told apart.</summary>
    Relaxed = 1,
}
