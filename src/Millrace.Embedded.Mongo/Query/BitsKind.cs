namespace Millrace.Embedded.Mongo.Query;

/// <summary>What is asked of the bits of a mask.</summary>
internal enum BitsKind
{
    AllSet,
    AllClear,
    AnySet,
    AnyClear,
}
