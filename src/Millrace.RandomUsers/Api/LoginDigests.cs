using System.Security.Cryptography;
using System.Text;

namespace Millrace.RandomUsers.Api;

/// <summary>The digests of password and salt that the API's contract has, in lower-case hex.</summary>
internal readonly record struct LoginDigests(string Md5, string Sha1, string Sha256)
{
    public static LoginDigests Of(ApiUser user)
    {
        Span<byte> salted = stackalloc byte[Encoding.UTF8.GetMaxByteCount(user.Password.Length + user.Salt.Length)];
        var length = Encoding.UTF8.GetBytes(user.Password, salted);
        length += Encoding.UTF8.GetBytes(user.Salt, salted[length..]);
        salted = salted[..length];
#pragma warning disable CA5350, CA5351 // fake users of a recorded contract: nothing is protected by these digests
        return new LoginDigests(
            Convert.ToHexStringLower(MD5.HashData(salted)),
            Convert.ToHexStringLower(SHA1.HashData(salted)),
            Convert.ToHexStringLower(SHA256.HashData(salted)));
#pragma warning restore CA5350, CA5351
    }
}
