using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Millrace.EndToEnd.Tests.Running;

namespace Millrace.EndToEnd.Tests;

/// <summary>Users by command, and a web server that other machines can reach.</summary>
[Trait("suite", "e2e")]
public sealed class UserCommandTests
{
    private static readonly string[] Up =
        ["up", "--source", "builtin", "--kafka-port", "0", "--mongo-port", "0", "--window", "0s", "--http", "0.0.0.0:0"];

    [Fact]
    public async Task An_up_on_all_addresses_starts_with_users_only_and_follows_what_the_commands_change()
    {
        using var folder = new TemporaryFolder();
        await using var refused = await MillraceProcess.RunAsync(folder.Path, Up);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("'millrace users add NAME --role admin'", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("begins at", refused.Output, StringComparison.Ordinal);
        await UsersAsync(folder.Path, "olga may log in, as admin.", "a good password", "add", "olga", "--role", "admin");

        await using var up = MillraceProcess.Start(folder.Path, Up);
        var port = (await up.WaitForLineAsync(@"API: http://0\.0\.0\.0:(\d+)/ \(with login\)")).Groups[1].Value;
        await up.WaitForLineAsync("unencrypted");
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v2/dags")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, await LoginAsync(http, "olga", "a good password"));

        await UsersAsync(folder.Path, "vera may log in, as viewer.", "another password", "add", "vera");
        Assert.Equal(HttpStatusCode.Created, await LoginAsync(http, "vera", "another password"));
        Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsJsonAsync("/api/v2/dags/transform_users/dagRuns", new { })).StatusCode);
        await UsersAsync(folder.Path, "vera is operator now.", null, "role", "vera", "operator");
        Assert.Equal(HttpStatusCode.OK, (await http.PostAsJsonAsync("/api/v2/dags/transform_users/dagRuns", new { })).StatusCode);
        await UsersAsync(folder.Path, "logins have ended", "a third password", "passwd", "vera");
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v2/dags")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, await LoginAsync(http, "vera", "a third password"));
        await UsersAsync(folder.Path, "vera is removed.", null, "remove", "vera");
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/v2/dags")).StatusCode);
        await UsersAsync(folder.Path, "There is no admin now", null, "role", "olga", "viewer");
        await UsersAsync(folder.Path, "viewer", null, "list");
        await UsersAsync(folder.Path, "\"lastLoginAt\"", null, "list", "--json");
    }

    [Fact]
    public async Task A_login_can_be_demanded_on_loopback_and_over_HTTPS()
    {
        using var folder = new TemporaryFolder();
        await Tool.RunAsync(
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=DNS:localhost",
            "-keyout", Path.Combine(folder.Path, "key.pem"), "-out", Path.Combine(folder.Path, "certificate.pem"));
        await UsersAsync(folder.Path, "olga may log in", "a good password", "add", "olga", "--role", "operator");

        await using var up = MillraceProcess.Start(
            folder.Path, "up", "--source", "builtin", "--kafka-port", "0", "--mongo-port", "0", "--window", "0s", "--http", "127.0.0.1:0",
            "--require-login", "--tls-certificate", "certificate.pem", "--tls-key", "key.pem");
        var port = (await up.WaitForLineAsync(@"API: https://127\.0\.0\.1:(\d+)/ \(with login\)")).Groups[1].Value;
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder.Path, "certificate.pem"));
        using var handler = new SocketsHttpHandler
        {
            SslOptions =
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { certificate },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        };
        using var http = new HttpClient(handler) { BaseAddress = new Uri($"https://localhost:{port}") };
        using var login = await http.PostAsJsonAsync(
            "/api/millrace/v1/session", new { username = "olga", password = "a good password" });

        Assert.Equal(HttpStatusCode.OK, login.StatusCode);
        Assert.True(login.Headers.Contains("Strict-Transport-Security"));
        Assert.All(login.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        });
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/v2/dags")).StatusCode);
    }

    [Theory]
    [InlineData("There is no user 'olga'.", "users", "remove", "olga")]
    [InlineData("There is no user 'olga'.", "users", "role", "olga", "admin")]
    [InlineData("give it with --password-stdin", "users", "add", "olga")]
    [InlineData("standard input is empty", "users", "add", "olga", "--password-stdin")]
    [InlineData("go with a --tls-certificate", "up", "--tls-key", "key.pem", "--http", "127.0.0.1:0")]
    [InlineData("none.pem", "up", "--tls-certificate", "none.pem", "--http", "127.0.0.1:0")]
    public async Task What_cannot_be_done_is_one_sentence(string sentence, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        await using var process = MillraceProcess.Start(folder.Path, arguments);
        process.CloseInput();
        await process.WaitForExitAsync();

        Assert.Equal(1, process.ExitCode);
        Assert.Contains(sentence, process.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_at_users_where_nothing_was_started_creates_nothing()
    {
        using var folder = new TemporaryFolder();

        await UsersAsync(folder.Path, "There are no users", null, "list");

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static async Task<HttpStatusCode> LoginAsync(HttpClient http, string name, string password)
    {
        using var answer = await http.PostAsJsonAsync("/auth/token", new { username = name, password });
        if (answer.IsSuccessStatusCode)
        {
            var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
            http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }

        return answer.StatusCode;
    }

    private static async Task UsersAsync(string folder, string says, string? password, params string[] arguments)
    {
        string[] input = password is null ? [] : ["--password-stdin"];
        await using var process = MillraceProcess.Start(folder, ["users", .. arguments, .. input]);
        process.CloseInput(password);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, process.Errors);
        Assert.Contains(says, process.Output, StringComparison.Ordinal);
    }
}
