using System.Text;
using Millrace.Bson;
using Millrace.Server.Hosting;

namespace Millrace.Server.Data;

/// <summary>Reads the parts of a query from Extended JSON, and says where and how one is wrong. Stateless.</summary>
internal static class QueryText
{
    private const int MostCharacters = 16_000;
    private const int MostSortFields = 16;
    private const int MostIdCharacters = 4_000;

    public static BsonDocument Filter(string? text)
    {
        var filter = Parse("filter", text, """{"nat": "US"}""");
        QueryRules.Check("filter", filter);
        return filter;
    }

    public static BsonDocument Projection(string? text)
    {
        var projection = Parse("projection", text, """{"email": 1, "city": 1}""");
        QueryRules.Check("projection", projection);
        return projection;
    }

    public static BsonDocument Sort(string? text)
    {
        var sort = Parse("sort", text, """{"age": -1}""");
        if (sort.Count > MostSortFields)
        {
            throw ApiException.Invalid("sort", $"The sort has {sort.Count} fields: {MostSortFields} are allowed.");
        }

        foreach (var (name, value) in sort)
        {
            if (!value.IsNumber || value.ToDouble() is not (1 or -1))
            {
                throw ApiException.Invalid(
                    "sort", $"The sort by '{name}' is {value}: write 1 for ascending or -1 for descending, e.g. {{\"{name}\": -1}}.");
            }
        }

        return sort;
    }

    /// <summary>An id as Extended JSON; what is no JSON is itself, as text.</summary>
    public static BsonValue Id(string text)
    {
        if (text.Length is 0 or > MostIdCharacters)
        {
            throw ApiException.Invalid("id", $"The id has {text.Length} characters: 1 to {MostIdCharacters} are allowed.");
        }

        try
        {
            return ExtendedJson.ParseValue(text);
        }
        catch (BsonFormatException)
        {
            return text;
        }
    }

    private static BsonDocument Parse(string member, string? text, string example)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        if (text.Length > MostCharacters)
        {
            throw ApiException.Invalid(member, $"The {member} has {text.Length} characters: {MostCharacters} are allowed.");
        }

        try
        {
            return ExtendedJson.ParseDocument(text);
        }
        catch (BsonFormatException malformed)
        {
            var character = CharacterAt(text, malformed.Position);
            throw ApiException.Invalid(
                member,
                $"The {member} is not Extended JSON at character {character + 1}{Near(text, character)}: {ReasonOf(malformed)}. "
                + $"Write a JSON object with names and texts in double quotes, e.g. {example}.");
        }
    }

    private static string Near(string text, int character) =>
        character < text.Length ? $" ('{text.Substring(character, Math.Min(12, text.Length - character)).ReplaceLineEndings(" ")}')" : "";

    private static string ReasonOf(BsonFormatException malformed)
    {
        var message = malformed.Message;
        var end = message.LastIndexOf(" (at byte", StringComparison.Ordinal);
        message = end < 0 ? message : message[..end];
        const string Prefix = "The text is not valid JSON: ";
        message = message.StartsWith(Prefix, StringComparison.Ordinal) ? message[Prefix.Length..] : message;
        return message.TrimEnd('.');
    }

    private static int CharacterAt(string text, long position)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Encoding.UTF8.GetCharCount(bytes, 0, (int)Math.Clamp(position, 0, bytes.Length));
    }
}
