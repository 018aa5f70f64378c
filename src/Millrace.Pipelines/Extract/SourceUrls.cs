using System.Globalization;

namespace Millrace.Pipelines.Extract;

/// <summary>The addresses of a source's requests. Thread-safe.</summary>
internal sealed class SourceUrls(HttpSourceDefinition definition)
{
    /// <summary>What stands for the key in the address.</summary>
    public const string KeyPlace = "{key}";

    private static readonly string EscapedKeyPlace = Uri.EscapeDataString(KeyPlace);

    /// <summary>The address of one page.</summary>
    /// <exception cref="ExtractException">The position is a link that leaves the source's host.</exception>
    public Uri For(string key, int count, SourcePosition position)
    {
        if (definition.Pagination is PageLinks && position.Next is { } link)
        {
            return Uri.TryCreate(link, UriKind.Absolute, out var next) && IsSameOrigin(next, definition.BaseAddress)
                ? next
                : throw new ExtractException($"The saved link of source {definition.Name} does not lead to its host; it is not followed.");
        }

        var builder = new UriBuilder(WithKey(key));
        var query = new List<string>();
        if (builder.Query.Length > 1)
        {
            query.Add(builder.Query[1..]);
        }

        foreach (var (name, value) in definition.Query)
        {
            Add(query, name, value);
        }

        Add(query, definition.CountParameter, count.ToString(CultureInfo.InvariantCulture));
        Add(query, definition.KeyParameter, key);
        if (definition.Since is { } since && position.Since is { } from)
        {
            Add(query, since.Parameter, since.Format.Replace("{0}", from, StringComparison.Ordinal));
        }

        switch (definition.Pagination)
        {
            case PageNumbers numbers:
                Add(query, numbers.Parameter, position.Next ?? numbers.First.ToString(CultureInfo.InvariantCulture));
                break;
            case PageCursors cursors when position.Next is { } cursor:
                Add(query, cursors.Parameter, cursor);
                break;
        }

        builder.Query = string.Join('&', query);
        return builder.Uri;
    }

    public static bool IsSameOrigin(Uri a, Uri b) =>
        Uri.Compare(a, b, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    // Slashes stay: a key such as owner/name is two segments of the path.
    private Uri WithKey(string key)
    {
        var address = definition.BaseAddress.AbsoluteUri;
        return address.Contains(EscapedKeyPlace, StringComparison.OrdinalIgnoreCase)
            ? new Uri(address.Replace(
                EscapedKeyPlace, string.Join('/', key.Split('/').Select(Uri.EscapeDataString)), StringComparison.OrdinalIgnoreCase))
            : definition.BaseAddress;
    }

    private static void Add(List<string> query, string? name, string value)
    {
        if (name is not null)
        {
            query.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}");
        }
    }
}
