using Millrace.Orchestration.Execution;
using Millrace.Server.Hosting;
using Millrace.Server.Pages.Shapes;
using Millrace.Server.Security;

namespace Millrace.Server.Administration;

/// <summary>Who may log in: for admins. And the own password: for everyone who has one.</summary>
internal static class UserEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("/users").Demand(Role.Admin);
        users.MapGet("", ListAsync);
        users.MapPost("", AddAsync);
        users.MapGet("/{name}", GetAsync);
        users.MapPatch("/{name}", ChangeAsync);
        users.MapDelete("/{name}", RemoveAsync);
        api.MapPut("/session/password", ChangeOwnPasswordAsync).Demand(Role.Viewer);
    }

    private static async Task<PageOf<UserShape>> ListAsync(
        UserStore users, int? limit, int? offset, string? search, CancellationToken cancellationToken)
    {
        var found = (await users.ListAsync(cancellationToken)).Where(user => string.IsNullOrWhiteSpace(search)
            || user.Name.Contains(search.Trim(), StringComparison.OrdinalIgnoreCase)).Select(Shape).ToList();
        return new PageOf<UserShape>(Paging.Of(limit, offset).Cut(found), found.Count);
    }

    private static async Task<UserShape> GetAsync(string name, UserStore users, CancellationToken cancellationToken) =>
        Shape(await users.FindAsync(name, cancellationToken) ?? throw Missing(name));

    private static async Task<IResult> AddAsync(
        UserBody body, UserStore users, HttpContext context, AuditLog audit, CancellationToken cancellationToken)
    {
        var name = body.Name is { Length: > 0 } given ? given : throw ApiException.Invalid("name", "A user needs a name.");
        var role = RoleOf(body.Role);
        var password = body.Password ?? throw ApiException.Invalid("password", "A user needs a password.");
        if (await users.FindAsync(name, cancellationToken) is not null)
        {
            throw ApiException.Conflict($"There is a user '{name}' already.");
        }

        await users.AddAsync(name, role, password, cancellationToken);
        await audit.AddAsync(context, "add_user", $"{name} {UserStore.NameOf(role)}", cancellationToken);
        return Results.Json(await GetAsync(name, users, cancellationToken), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<UserShape> ChangeAsync(
        string name, UserBody body, UserStore users, AdminGuard guard, HttpContext context, AuditLog audit,
        CancellationToken cancellationToken)
    {
        if (body.Role is null && body.Password is null)
        {
            throw ApiException.Invalid("role", "Say what to change: the role or the password.");
        }

        Role? role = body.Role is null ? null : RoleOf(body.Role);
        await GetAsync(name, users, cancellationToken);
        if (body.Password is { } password)
        {
            await users.SetPasswordAsync(name, password, cancellationToken);
            await audit.AddAsync(context, "reset_password", name, cancellationToken);
        }

        if (role is { } next)
        {
            await guard.SetRoleAsync(name, next, cancellationToken);
            await audit.AddAsync(context, "set_role", $"{name} {UserStore.NameOf(next)}", cancellationToken);
        }

        return await GetAsync(name, users, cancellationToken);
    }

    private static async Task<IResult> RemoveAsync(
        string name, AdminGuard guard, HttpContext context, AuditLog audit, CancellationToken cancellationToken)
    {
        if (!await guard.RemoveAsync(name, cancellationToken))
        {
            throw Missing(name);
        }

        await audit.AddAsync(context, "remove_user", name, cancellationToken);
        return Results.NoContent();
    }

    /// <summary>Changes the caller's own password, who proves to know the present one; it ends their logins, this one too.</summary>
    private static async Task<IResult> ChangeOwnPasswordAsync(
        PasswordBody body, UserStore users, AccessRules rules, LoginLimiter limiter, HttpContext context, AuditLog audit,
        CancellationToken cancellationToken)
    {
        if (!rules.NeedsLogin)
        {
            throw ApiException.Conflict("Nobody logs in here, so there is no password to change.");
        }

        var caller = context.Caller();
        var address = LoginCheck.AddressOf(context);
        if (limiter.WaitOf(caller.Name, address) > TimeSpan.Zero)
        {
            throw new ApiException(StatusCodes.Status429TooManyRequests, "Too many wrong passwords: try again later.");
        }

        if (body.Next is not { } next)
        {
            throw ApiException.Invalid("next", "Give the new password.");
        }

        if (body.Present is not { Length: > 0 } present || await users.VerifyAsync(caller.Name, present, cancellationToken) is null)
        {
            limiter.Fail(caller.Name, address);
            await audit.AddAsync(caller.Name, "password_refused", "", new RunKey("", ""), cancellationToken);
            throw ApiException.Invalid("present", "The present password is wrong.");
        }

        limiter.Succeed(caller.Name, address);
        await users.SetPasswordAsync(caller.Name, next, cancellationToken);
        await audit.AddAsync(context, "change_password", caller.Name, cancellationToken);
        return Results.NoContent();
    }

    private static Role RoleOf(string? name) =>
        UserStore.RoleOf(name) ?? throw ApiException.Invalid("role", "The roles are viewer, operator and admin.");

    private static UserShape Shape(UserAccount user) => new(user.Name, UserStore.NameOf(user.Role), user.CreatedAt, user.LastLoginAt);

    private static ApiException Missing(string name) => ApiException.NotFound($"There is no user '{name}'.");
}
