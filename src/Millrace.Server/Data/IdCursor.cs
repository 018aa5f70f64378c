using System.Buffers.Text;
using System.Text;
using Millrace.Bson;
using Millrace.Server.Hosting;

namespace Millrace.Server.Data;

/// <summary>The place between two pages in the order of the ids: an id in a form that fits an address. Stateless.</summary>
internal static class IdCursor
{
    public static string Write(BsonValue id) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(ExtendedJson.Write(id, ExtendedJsonMode.Canonical)));

    /// <exception cref="ApiException">422: it is none of ours.</exception>
    public static BsonValue Read(string member, string text)
    {
        try
        {
            return ExtendedJson.ParseValue(Base64Url.DecodeFromChars(text));
        }
        catch (Exception malformed) when (malformed is FormatException or ArgumentException)
        {
            throw ApiException.Invalid(member, $"'{member}' is not a place that a page gave: begin again with the first page.");
        }
    }
}
