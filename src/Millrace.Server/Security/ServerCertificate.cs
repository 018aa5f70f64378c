using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Millrace.Server.Security;

/// <summary>The certificate with which the web server speaks HTTPS. Whoever read it disposes it after the server.</summary>
public sealed class ServerCertificate : IDisposable
{
    private ServerCertificate(X509Certificate2 certificate, X509Certificate2Collection chain)
    {
        Certificate = certificate;
        Chain = chain;
    }

    /// <summary>The server's own, with its private key.</summary>
    internal X509Certificate2 Certificate { get; }

    /// <summary>Those between it and the authority that browsers know.</summary>
    internal X509Certificate2Collection Chain { get; }

    /// <summary>Reads it from files.</summary>
    /// <param name="file">PEM, the server's certificate first, or PFX.</param>
    /// <param name="keyFile">The key of a PEM certificate; null when it is in the same file.</param>
    /// <param name="passwordFile">Has the password of the key or PFX in its first line; null when there is none.</param>
    /// <exception cref="WebServerException">A file cannot be read or does not fit.</exception>
    public static ServerCertificate Read(string file, string? keyFile, string? passwordFile)
    {
        try
        {
            var password = passwordFile is null ? null : File.ReadLines(passwordFile).FirstOrDefault() ?? "";
            return IsPem(file) ? FromPem(file, keyFile, password) : FromPfx(file, password);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new WebServerException(
                $"The certificate {file} cannot be used: {exception.Message.TrimEnd('.')}. A key of its own goes with --tls-key, a "
                + "password with --tls-password-file.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Certificate.Dispose();
        foreach (var certificate in Chain)
        {
            certificate.Dispose();
        }
    }

    private static ServerCertificate FromPem(string file, string? keyFile, string? password)
    {
        var certificate = password is null
            ? X509Certificate2.CreateFromPemFile(file, keyFile)
            : X509Certificate2.CreateFromEncryptedPemFile(file, password, keyFile);
        var all = new X509Certificate2Collection();
        all.ImportFromPemFile(file);
        return new ServerCertificate(certificate, [.. all.Where(other => other.Thumbprint != certificate.Thumbprint)]);
    }

    private static ServerCertificate FromPfx(string file, string? password)
    {
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(file, password);
        var certificate = all.FirstOrDefault(one => one.HasPrivateKey)
            ?? throw new WebServerException($"The certificate {file} has no private key.");
        return new ServerCertificate(certificate, [.. all.Where(other => other != certificate)]);
    }

    private static bool IsPem(string file) =>
        File.ReadLines(file).Take(100).Any(line => line.Contains("-----BEGIN", StringComparison.Ordinal));
}
