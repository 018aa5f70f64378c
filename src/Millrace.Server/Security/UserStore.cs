using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Millrace.Bson;
using Millrace.Mongo;
using Millrace.Server.Hosting;

namespace Millrace.Server.Security;

/// <summary>
/// The users, in <c>users</c> of the state database: <c>{_id: name, role, password, createdAt, lastLoginAt}</c>; passwords hashed by the
/// framework's hasher. Removing a user or changing the password ends their sessions. Thread-safe.
/// </summary>
public sealed class UserStore(MongoDatabase database, TimeProvider time)
{
    private const int DuplicateKey = 11000;
    // What OWASP asks of PBKDF2 with HMAC-SHA512.
    private const int HashIterations = 210_000;
    private const int LeastPassword = 8;
    private const int MostPassword = 256;

    private static readonly PasswordHasher<string> Hasher = new(
        Options.Create(new PasswordHasherOptions { IterationCount = HashIterations }));

    // Checked when there is no such user, so that the time taken does not tell.
    private static readonly string NobodysHash = Hasher.HashPassword("", Guid.NewGuid().ToString());

    private readonly MongoCollection _users = database.Collection("users");
    private readonly MongoCollection _sessions = database.Collection(SessionStore.Collection);

    /// <summary>All users by name.</summary>
    public async Task<IReadOnlyList<UserAccount>> ListAsync(CancellationToken cancellationToken)
    {
        var users = new List<UserAccount>();
        var byName = new FindOptions { Sort = new BsonDocument("_id", 1), Limit = 1000 };
        await foreach (var document in _users.FindAsync([], byName).WithCancellation(cancellationToken))
        {
            users.Add(AccountOf(document));
        }

        return users;
    }

    /// <summary>One user, or null.</summary>
    public async Task<UserAccount?> FindAsync(string name, CancellationToken cancellationToken) =>
        await _users.FindOneAsync(new BsonDocument("_id", name), cancellationToken) is { } document ? AccountOf(document) : null;

    /// <summary>Makes a user.</summary>
    /// <exception cref="UserException">The name is taken or no name, or the password too short or too long.</exception>
    public async Task AddAsync(string name, Role role, string password, CancellationToken cancellationToken)
    {
        if (name.Length is 0 or > 100 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || "._@-".Contains(letter)))
        {
            throw new UserException("A user's name has 1 to 100 letters, digits and '. _ @ -'.");
        }

        CheckPassword(password);
        try
        {
            await _users.InsertOneAsync(
                new BsonDocument
                {
                    { "_id", name },
                    { "role", NameOf(role) },
                    { "password", Hasher.HashPassword(name, password) },
                    { "createdAt", time.GetUtcNow() },
                },
                cancellationToken);
        }
        catch (MongoServerException exception) when (exception.Code == DuplicateKey)
        {
            throw new UserException($"There is a user '{name}' already.");
        }
    }

    /// <summary>Sets a user's password and ends their sessions.</summary>
    /// <exception cref="UserException">There is no such user, or the password is too short or too long.</exception>
    public async Task SetPasswordAsync(string name, string password, CancellationToken cancellationToken)
    {
        CheckPassword(password);
        await ChangeAsync(name, new BsonDocument("password", Hasher.HashPassword(name, password)), cancellationToken);
        await _sessions.DeleteManyAsync(new BsonDocument("user", name), cancellationToken);
    }

    /// <summary>Sets what a user may do, at once.</summary>
    /// <exception cref="UserException">There is no such user.</exception>
    public Task SetRoleAsync(string name, Role role, CancellationToken cancellationToken) =>
        ChangeAsync(name, new BsonDocument("role", NameOf(role)), cancellationToken);

    /// <summary>Removes a user and ends their sessions; false when there is none.</summary>
    public async Task<bool> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        await _sessions.DeleteManyAsync(new BsonDocument("user", name), cancellationToken);
        return (await _users.DeleteOneAsync(new BsonDocument("_id", name), cancellationToken)).Deleted > 0;
    }

    /// <summary>The user, when name and password are right, else null.</summary>
    public async Task<UserAccount?> VerifyAsync(string name, string password, CancellationToken cancellationToken)
    {
        var document = password.Length > MostPassword
            ? null
            : await _users.FindOneAsync(new BsonDocument("_id", name), cancellationToken);
        var hash = document?.TextOf("password") ?? NobodysHash;
        var verdict = Hasher.VerifyHashedPassword(name, hash, password);
        if (document is null || verdict == PasswordVerificationResult.Failed)
        {
            return null;
        }

        var change = new BsonDocument("lastLoginAt", time.GetUtcNow());
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
        {
            change.Add("password", Hasher.HashPassword(name, password));
        }

        await ChangeAsync(name, change, cancellationToken);
        return AccountOf(document);
    }

    internal static string NameOf(Role role) => role.ToString().ToLowerInvariant();

    internal static Role? RoleOf(string? name) => name switch
    {
        "viewer" => Role.Viewer,
        "operator" => Role.Operator,
        "admin" => Role.Admin,
        _ => null,
    };

    private static UserAccount AccountOf(BsonDocument document) => new(
        document["_id"].AsString,
        RoleOf(document.TextOf("role")) ?? Role.Viewer,
        document.TimeOf("createdAt") ?? DateTimeOffset.UnixEpoch,
        document.TimeOf("lastLoginAt"));

    private static void CheckPassword(string password)
    {
        if (password.Length is < LeastPassword or > MostPassword)
        {
            throw new UserException($"A password has {LeastPassword} to {MostPassword} characters.");
        }
    }

    private async Task ChangeAsync(string name, BsonDocument change, CancellationToken cancellationToken)
    {
        var result = await _users.UpdateOneAsync(
            new BsonDocument("_id", name), new BsonDocument("$set", change), upsert: false, cancellationToken);
        if (result.Matched == 0)
        {
            throw new UserException($"There is no user '{name}'.");
        }
    }
}
