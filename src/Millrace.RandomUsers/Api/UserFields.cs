namespace Millrace.RandomUsers.Api;

/// <summary>The top-level fields of a user, in the order of the API's answer: what <c>inc</c> and <c>exc</c> choose from.</summary>
[Flags]
public enum UserFields
{
    None = 0,
    Gender = 1 << 0,
    Name = 1 << 1,
    Location = 1 << 2,
    Email = 1 << 3,
    Login = 1 << 4,
    Dob = 1 << 5,
    Registered = 1 << 6,
    Phone = 1 << 7,
    Cell = 1 << 8,
    Id = 1 << 9,
    Picture = 1 << 10,
    Nat = 1 << 11,
    All = (1 << 12) - 1,
}
