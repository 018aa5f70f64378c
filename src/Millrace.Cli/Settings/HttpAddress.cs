using System.Net;

namespace Millrace.Cli.Settings;

/// <summary>Where the web server answers. Immutable.</summary>
/// <param name="EndPoint">Address and port; null when there shall be none.</param>
internal sealed record HttpAddress(IPEndPoint? EndPoint)
{
    /// <summary><c>HOST:PORT</c>, <c>PORT</c> or <c>none</c>.</summary>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static HttpAddress Parse(string text)
    {
        if (text.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            return new HttpAddress(EndPoint: null);
        }

        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? IPAddress.Loopback : HostOf(text[..colon]);
        return new HttpAddress(new IPEndPoint(host, SettingParser.Port(text[(colon + 1)..])));
    }

    private static IPAddress HostOf(string host) => host switch
    {
        "localhost" => IPAddress.Loopback,
        "*" => IPAddress.Any,
        _ => IPAddress.TryParse(host.Trim('[', ']'), out var address)
            ? address
            : throw new FormatException("it must be an address and a port such as 127.0.0.1:8080, or none."),
    };
}
