using System.Text.Json;

namespace Millrace.RandomUsers;

/// <summary>
/// What a record must be to count as a user; one that is not becomes a dead letter. Only identity and what every analysis stands on is
/// required: anything else that is missing or malformed becomes null in the flat document. Thread-safe.
/// </summary>
internal static class UserRules
{
    /// <summary>Members every user has.</summary>
    public static readonly string[] RequiredPaths = ["login.uuid", "nat", "gender", "name.first", "name.last", "location"];

    /// <summary>What is wrong with a record (a valid UTF-8 JSON object), or null.</summary>
    public static string? Violation(ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record, new JsonReaderOptions { MaxDepth = 256 });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var violation = MemberViolation(ref reader);
            if (violation is not null)
                return violation;
        }

        return null;
    }

    private static string? MemberViolation(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("nat"u8))
            return IsNationality(ValueOf(ref reader)) ? null : "nat is not two upper-case letters.";
        if (reader.ValueTextEquals("gender"u8))
            return ValueOf(ref reader) is "male" or "female" ? null : "gender is neither male nor female.";
        if (reader.ValueTextEquals("name"u8))
            return ObjectViolation(ref reader, "name", NameViolation);
        if (reader.ValueTextEquals("login"u8))
            return ObjectViolation(ref reader, "login", LoginViolation);
        if (reader.ValueTextEquals("location"u8))
            return ObjectViolation(ref reader, "location", Accept);
        return Accept(ref reader);
    }

    private static bool IsNationality(string? text) => text is { Length: 2 } && text.All(char.IsAsciiLetterUpper);

    private static string? NameViolation(ref Utf8JsonReader reader)
    {
        var isTitle = reader.ValueTextEquals("title"u8);
        if (!isTitle && !reader.ValueTextEquals("first"u8) && !reader.ValueTextEquals("last"u8))
            return Accept(ref reader);
        var member = reader.GetString();
        return ValueOf(ref reader) is { } text && (isTitle || text.Length > 0) ? null : $"name.{member} is not a text.";
    }

    private static string? LoginViolation(ref Utf8JsonReader reader)
    {
        if (!reader.ValueTextEquals("uuid"u8))
            return Accept(ref reader);
        return Guid.TryParseExact(ValueOf(ref reader), "D", out _) ? null : "login.uuid is not a UUID.";
    }

    private static string? ObjectViolation(ref Utf8JsonReader reader, string name, MemberCheck check)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return $"{name} is not an object.";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var violation = check(ref reader);
            if (violation is not null)
                return violation;
        }

        return null;
    }

    private static string? Accept(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return null;
    }

    // The string after a member's name, or null when the value is of another type.
    private static string? ValueOf(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();
        reader.Skip();
        return null;
    }

    private delegate string? MemberCheck(ref Utf8JsonReader reader);
}
