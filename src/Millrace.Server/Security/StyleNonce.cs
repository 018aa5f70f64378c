using System.Security.Cryptography;

namespace Millrace.Server.Security;

/// <summary>A word that is new in each page and that its style elements carry, so that the policy lets them in and no others.</summary>
internal static class StyleNonce
{
    private const int Bytes = 16;

    private static readonly object Key = new();

    /// <summary>Makes the word of an answer.</summary>
    public static string Make(HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));
        context.Items[Key] = nonce;
        return nonce;
    }

    /// <summary>The word of an answer that has one.</summary>
    public static string? Find(HttpContext context) => context.Items[Key] as string;
}
