namespace Millrace.Embedded.Mongo;

/// <summary>The protocol's <c>codeName</c> of an error code.</summary>
internal static class ErrorCodeName
{
    /// <summary>The enum member's name, or MongoDB's form <c>Location&lt;code&gt;</c> for a code without a name.</summary>
    public static string Of(ErrorCode code) => Enum.GetName(code) ?? $"Location{(int)code}";
}
