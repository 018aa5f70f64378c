using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Millrace.Bson;
using Millrace.Mongo;
using Millrace.Server.Hosting;

namespace Millrace.Server.Security;

/// <summary>
/// Logins that are valid, in <c>sessions</c> of the state database: <c>{_id: SHA-256 of the token, user, csrf, expiresAt}</c>. So they
/// outlive a restart, and whoever reads the database has no token. Thread-safe.
/// </summary>
internal sealed class SessionStore(MongoDatabase database, UserStore users, TimeProvider time, TimeSpan lifetime)
{
    public const string Collection = "sessions";
    private const int MostOfUser = 100;

    private readonly MongoCollection _sessions = database.Collection(Collection);

    public TimeSpan Lifetime => lifetime;

    /// <summary>Begins a session.</summary>
    public async Task<(string Token, string Csrf)> BeginAsync(string user, CancellationToken cancellationToken)
    {
        var (token, csrf) = (NewToken(), NewToken());
        var now = time.GetUtcNow();
        await _sessions.DeleteManyAsync(new BsonDocument("expiresAt", new BsonDocument("$lt", now)), cancellationToken);
        await _sessions.InsertOneAsync(
            new BsonDocument { { "_id", IdOf(token) }, { "user", user }, { "csrf", csrf }, { "expiresAt", now + lifetime } },
            cancellationToken);
        await EndOldestAsync(user, cancellationToken);
        return (token, csrf);
    }

    /// <summary>Whose session it is; null when it is none or over.</summary>
    public async Task<Caller?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var session = await _sessions.FindOneAsync(new BsonDocument("_id", IdOf(token)), cancellationToken);
        return session?.TimeOf("expiresAt") is { } end && end > time.GetUtcNow() && session.TextOf("user") is { } name
            && await users.FindAsync(name, cancellationToken) is { } user
            ? new Caller(user.Name, user.Role, session.TextOf("csrf"))
            : null;
    }

    public Task EndAsync(string token, CancellationToken cancellationToken) =>
        _sessions.DeleteOneAsync(new BsonDocument("_id", IdOf(token)), cancellationToken);

    /// <summary>A program that logs in for each request must not fill the database.</summary>
    private async Task EndOldestAsync(string user, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument("user", user);
        var olderThanMost = new FindOptions { Sort = new BsonDocument("expiresAt", -1), Skip = MostOfUser, Limit = 1000 };
        await foreach (var session in _sessions.FindAsync(filter, olderThanMost).WithCancellation(cancellationToken))
        {
            await _sessions.DeleteOneAsync(new BsonDocument("_id", session["_id"]), cancellationToken);
        }
    }

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static string IdOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
