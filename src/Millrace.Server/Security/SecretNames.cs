namespace Millrace.Server.Security;

/// <summary>Tells by its name whether a value is a secret. Stateless.</summary>
internal static class SecretNames
{
    /// <summary>Words that a secret's name contains, in any case.</summary>
    public static IReadOnlyList<string> Words { get; } =
        ["password", "passwd", "secret", "token", "apikey", "api_key", "private_key", "passphrase", "authorization", "access_key"];

    public static bool Contains(string name) => Words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
