namespace Millrace.Bson;

/// <summary>A regular expression as data; it is not compiled here.</summary>
/// <param name="Pattern">The pattern, without NUL.</param>
/// <param name="Options">Option letters (i, l, m, s, u, x), in alphabetical order when they come from a conforming client.</param>
public sealed record BsonRegex(string Pattern, string Options = "");
