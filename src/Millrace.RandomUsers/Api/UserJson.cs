using System.Text.Json;

namespace Millrace.RandomUsers.Api;

/// <summary>Writes users as JSON in the API's shape and key order.</summary>
internal static class UserJson
{
    public static void Write(Utf8JsonWriter json, ApiUser user, UserFields fields, DateTimeOffset now)
    {
        json.WriteStartObject();
        if (fields.HasFlag(UserFields.Gender))
            json.WriteString("gender"u8, user.Gender);
        if (fields.HasFlag(UserFields.Name))
            WriteName(json, user);
        if (fields.HasFlag(UserFields.Location))
            WriteLocation(json, user);
        if (fields.HasFlag(UserFields.Email))
            json.WriteString("email"u8, user.Email);
        if (fields.HasFlag(UserFields.Login))
            WriteLogin(json, user);
        if (fields.HasFlag(UserFields.Dob))
            WriteDate(json, "dob"u8, user.Born, now);
        if (fields.HasFlag(UserFields.Registered))
            WriteDate(json, "registered"u8, user.Registered, now);
        if (fields.HasFlag(UserFields.Phone))
            json.WriteString("phone"u8, user.Phone);
        if (fields.HasFlag(UserFields.Cell))
            json.WriteString("cell"u8, user.Cell);
        if (fields.HasFlag(UserFields.Id))
            WriteId(json, user);
        if (fields.HasFlag(UserFields.Picture))
            WritePicture(json, user);
        if (fields.HasFlag(UserFields.Nat))
            json.WriteString("nat"u8, user.Nationality.Code);
        json.WriteEndObject();
    }

    /// <summary>Records that break the contract, each in its own way: what a fault of wrong types puts among the users.</summary>
    public static void WriteBroken(Utf8JsonWriter json)
    {
        json.WriteStringValue("not a user");
        json.WriteStartObject();
        json.WriteNumber("gender"u8, 1);
        json.WriteStartArray("name"u8);
        json.WriteEndArray();
        json.WriteString("login"u8, "none");
        json.WriteNumber("nat"u8, 42);
        json.WriteEndObject();
    }

    private static void WriteName(Utf8JsonWriter json, ApiUser user)
    {
        json.WriteStartObject("name"u8);
        json.WriteString("title"u8, user.Title);
        json.WriteString("first"u8, user.First.Text);
        json.WriteString("last"u8, user.Last.Text);
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, ApiUser user)
    {
        json.WriteStartObject("location"u8);
        json.WriteStartObject("street"u8);
        json.WriteNumber("number"u8, user.StreetNumber);
        json.WriteString("name"u8, user.StreetName);
        json.WriteEndObject();
        json.WriteString("city"u8, user.City);
        json.WriteString("state"u8, user.State);
        json.WriteString("country"u8, user.Nationality.Country);
        if (user.Nationality.PostcodeIsNumber)
            json.WriteNumber("postcode"u8, int.Parse(user.Postcode));
        else
            json.WriteString("postcode"u8, user.Postcode);
        json.WriteStartObject("coordinates"u8);
        json.WriteString("latitude"u8, user.Latitude);
        json.WriteString("longitude"u8, user.Longitude);
        json.WriteEndObject();
        json.WriteStartObject("timezone"u8);
        json.WriteString("offset"u8, user.TimeZone.Offset);
        json.WriteString("description"u8, user.TimeZone.Description);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLogin(Utf8JsonWriter json, ApiUser user)
    {
        var digests = LoginDigests.Of(user);
        json.WriteStartObject("login"u8);
        json.WriteString("uuid"u8, user.Uuid);
        json.WriteString("username"u8, user.Username);
        json.WriteString("password"u8, user.Password);
        json.WriteString("salt"u8, user.Salt);
        json.WriteString("md5"u8, digests.Md5);
        json.WriteString("sha1"u8, digests.Sha1);
        json.WriteString("sha256"u8, digests.Sha256);
        json.WriteEndObject();
    }

    private static void WriteDate(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset date, DateTimeOffset now)
    {
        json.WriteStartObject(name);
        json.WriteString("date"u8, ApiUser.IsoDate(date));
        json.WriteNumber("age"u8, ApiUser.FullYears(date, now));
        json.WriteEndObject();
    }

    private static void WriteId(Utf8JsonWriter json, ApiUser user)
    {
        json.WriteStartObject("id"u8);
        json.WriteString("name"u8, user.Nationality.IdName);
        json.WriteString("value"u8, user.IdValue);
        json.WriteEndObject();
    }

    private static void WritePicture(Utf8JsonWriter json, ApiUser user)
    {
        json.WriteStartObject("picture"u8);
        json.WriteString("large"u8, user.PictureUrl(""));
        json.WriteString("medium"u8, user.PictureUrl("med/"));
        json.WriteString("thumbnail"u8, user.PictureUrl("thumb/"));
        json.WriteEndObject();
    }
}
