using System.Text.Json;

namespace Millrace.Pipelines.Extract;

/// <summary>How strictly JSON of a source is read: no comments, no trailing commas, nesting bounded.</summary>
internal static class JsonLimits
{
    /// <summary>Deeper nesting is refused; MongoDB's own limit is 100 levels a document.</summary>
    public const int MaxDepth = 64;

    public static readonly JsonReaderOptions Reader = new() { MaxDepth = MaxDepth };
}
