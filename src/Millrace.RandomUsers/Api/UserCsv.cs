using System.Text;

namespace Millrace.RandomUsers.Api;

/// <summary>Writes users as comma-separated values: one column a leaf of the JSON shape, named by its path.</summary>
internal static class UserCsv
{
    private static readonly (UserFields Field, string Path, Func<ApiUser, DateTimeOffset, string> Value)[] Columns =
    [
        (UserFields.Gender, "gender", (u, _) => u.Gender),
        (UserFields.Name, "name.title", (u, _) => u.Title),
        (UserFields.Name, "name.first", (u, _) => u.First.Text),
        (UserFields.Name, "name.last", (u, _) => u.Last.Text),
        (UserFields.Location, "location.street.number", (u, _) => u.StreetNumber.ToString()),
        (UserFields.Location, "location.street.name", (u, _) => u.StreetName),
        (UserFields.Location, "location.city", (u, _) => u.City),
        (UserFields.Location, "location.state", (u, _) => u.State),
        (UserFields.Location, "location.country", (u, _) => u.Nationality.Country),
        (UserFields.Location, "location.postcode", (u, _) => u.Postcode),
        (UserFields.Location, "location.coordinates.latitude", (u, _) => u.Latitude),
        (UserFields.Location, "location.coordinates.longitude", (u, _) => u.Longitude),
        (UserFields.Location, "location.timezone.offset", (u, _) => u.TimeZone.Offset),
        (UserFields.Location, "location.timezone.description", (u, _) => u.TimeZone.Description),
        (UserFields.Email, "email", (u, _) => u.Email),
        (UserFields.Login, "login.uuid", (u, _) => u.Uuid.ToString()),
        (UserFields.Login, "login.username", (u, _) => u.Username),
        (UserFields.Login, "login.password", (u, _) => u.Password),
        (UserFields.Login, "login.salt", (u, _) => u.Salt),
        (UserFields.Login, "login.md5", (u, _) => LoginDigests.Of(u).Md5),
        (UserFields.Login, "login.sha1", (u, _) => LoginDigests.Of(u).Sha1),
        (UserFields.Login, "login.sha256", (u, _) => LoginDigests.Of(u).Sha256),
        (UserFields.Dob, "dob.date", (u, _) => ApiUser.IsoDate(u.Born)),
        (UserFields.Dob, "dob.age", (u, now) => ApiUser.FullYears(u.Born, now).ToString()),
        (UserFields.Registered, "registered.date", (u, _) => ApiUser.IsoDate(u.Registered)),
        (UserFields.Registered, "registered.age", (u, now) => ApiUser.FullYears(u.Registered, now).ToString()),
        (UserFields.Phone, "phone", (u, _) => u.Phone),
        (UserFields.Cell, "cell", (u, _) => u.Cell),
        (UserFields.Id, "id.name", (u, _) => u.Nationality.IdName),
        (UserFields.Id, "id.value", (u, _) => u.IdValue ?? "null"),
        (UserFields.Picture, "picture.large", (u, _) => u.PictureUrl("")),
        (UserFields.Picture, "picture.medium", (u, _) => u.PictureUrl("med/")),
        (UserFields.Picture, "picture.thumbnail", (u, _) => u.PictureUrl("thumb/")),
        (UserFields.Nat, "nat", (u, _) => u.Nationality.Code),
    ];

    public static string Header(UserFields fields) => string.Join(',', Columns.Where(c => fields.HasFlag(c.Field)).Select(c => c.Path));

    /// <summary>Adds one user's line, led by a line feed: the API's answer ends without one.</summary>
    public static void AppendLine(StringBuilder csv, ApiUser user, UserFields fields, DateTimeOffset now)
    {
        csv.Append('\n');
        var first = true;
        foreach (var (field, _, value) in Columns)
        {
            if (!fields.HasFlag(field))
                continue;
            if (!first)
                csv.Append(',');
            first = false;
            AppendValue(csv, value(user, now));
        }
    }

    private static void AppendValue(StringBuilder csv, string value)
    {
        if (value.AsSpan().IndexOfAny(",\"\r\n") < 0)
            csv.Append(value);
        else
            csv.Append('"').Append(value.Replace("\"", "\"\"")).Append('"');
    }
}
