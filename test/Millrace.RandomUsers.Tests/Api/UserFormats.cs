using System.Text.Json;

namespace Millrace.RandomUsers.Tests.Api;

/// <summary>The formats that both the recorded users and the built-in API's keep, as regular expressions of whole values.</summary>
public static class UserFormats
{
    private static readonly (string Path, string Pattern)[] Common =
    [
        ("gender", "male|female"),
        ("name.first", @"\S.*\S|\S"),
        ("name.last", @"\S.*\S|\S"),
        ("location.street.number", "[1-9][0-9]{0,3}"),
        ("location.street.name", @"\S.*"),
        ("location.city", @"\S.*"),
        ("location.state", @"\S.*"),
        ("location.coordinates.latitude", @"-?[0-8]?[0-9]\.[0-9]{4}|-?90\.0000"),
        ("location.coordinates.longitude", @"-?1?[0-9]{1,2}\.[0-9]{4}"),
        ("location.timezone.offset", "0:00|[+-][0-9]{1,2}:[0-5][0-9]"),
        ("email", @"[a-z0-9'-]+\.[a-z0-9'-]+@example\.com"),
        ("login.uuid", "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
        ("login.username", "[a-z]+[0-9]{3}"),
        ("login.salt", "[A-Za-z0-9]{8}"),
        ("dob.date", @"(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z"),
        ("dob.age", "[2-9][0-9]"),
        ("registered.date", @"20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z"),
        ("registered.age", "[0-9]{1,2}"),
        ("picture.large", @"https://randomuser\.me/api/portraits/(men|women)/[1-9]?[0-9]\.jpg"),
        ("picture.medium", @"https://randomuser\.me/api/portraits/med/(men|women)/[1-9]?[0-9]\.jpg"),
        ("picture.thumbnail", @"https://randomuser\.me/api/portraits/thumb/(men|women)/[1-9]?[0-9]\.jpg"),
    ];

    // Country, postcode, phone, cell, name and value of the identity number. The recorded HETU is a defect of the real generator, so Finland's is free.
    private static readonly Dictionary<string, string[]> National = new()
    {
        ["AU"] = ["Australia", "[0-9]{3,4}", @"[0-9]{2}-[0-9]{4}-[0-9]{4}", "04[0-9]{2}-[0-9]{3}-[0-9]{3}", "TFN", "[0-9]{9}"],
        ["BR"] = ["Brazil", "[0-9]{5}", @"\([0-9]{2}\) [0-9]{4}-[0-9]{4}", @"\([0-9]{2}\) [0-9]{4}-[0-9]{4}", "CPF", @"[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}"],
        ["CA"] = ["Canada", "[A-Z][0-9][A-Z] [0-9][A-Z][0-9]", "[A-Z][0-9]{2} [A-Z][0-9]{2}-[0-9]{4}", "[A-Z][0-9]{2} [A-Z][0-9]{2}-[0-9]{4}", "SIN", "[0-9]{9}"],
        ["CH"] = ["Switzerland", "[1-9][0-9]{3}", "07[0-9]( [0-9]{3})( [0-9]{2}){2}", "07[0-9]( [0-9]{3})( [0-9]{2}){2}", "AVS", @"756(\.[0-9]{4}){2}\.[0-9]{2}"],
        ["DE"] = ["Germany", "[0-9]{5}", "0[0-9]{3}-[0-9]{7}", "01[0-9]{2}-[0-9]{7}", "SVNR", "[0-9]{2} [0-9]{6} [A-Z] [0-9]{3}"],
        ["DK"] = ["Denmark", "[0-9]{5}", "[0-9]{8}", "[0-9]{8}", "CPR", "[0-9]{6,7}-[0-9]{4}"],
        ["ES"] = ["Spain", "[0-9]{5}", "9[0-9]{2}-[0-9]{3}-[0-9]{3}", "6[0-9]{2}-[0-9]{3}-[0-9]{3}", "DNI", "[0-9]{8}-[A-Z]"],
        ["FI"] = ["Finland", "[0-9]{5}", "0[0-9]-[0-9]{3}-[0-9]{3}", "04[0-9](-[0-9]{3})(-[0-9]{2}){2}", "HETU", ".+"],
        ["FR"] = ["France", "[0-9]{5}", "0[0-9](-[0-9]{2}){4}", "06(-[0-9]{2}){4}", "INSEE", "[12][0-9]{12,13} [0-9]{2}"],
        ["GB"] = ["United Kingdom", "[A-Z0-9]{2,4} [0-9][A-Z]{2}", "0[0-9 ]{8,14}", "07[0-9]{3} [0-9]{6}", "NINO", "[A-Z]{2}( [0-9]{2}){3} [A-Z]"],
        ["IE"] = ["Ireland", "[0-9]{5}", "0[0-9]{2}-[0-9]{3}-[0-9]{4}", "081-[0-9]{3}-[0-9]{4}", "PPS", "[0-9]{7}T"],
        ["IN"] = ["India", "[0-9]{5}", "[789][0-9]{9}", "[789][0-9]{9}", "UIDAI", "[0-9]{12}"],
        ["IR"] = ["Iran", "[0-9]{5}", "0[0-9]{2}-[0-9]{8}", "09[0-9]{2}-[0-9]{3}-[0-9]{4}", "", "null"],
        ["MX"] = ["Mexico", "[0-9]{5}", @"\([0-9]{3}\) [0-9]{3} [0-9]{4}", @"\([0-9]{3}\) [0-9]{3} [0-9]{4}", "NSS", "([0-9]{2} ){3}[0-9]{4} [0-9]"],
        ["NL"] = ["Netherlands", "[0-9]{5}", @"\([0-9]{3}\)-[0-9]{3}-[0-9]{4}", @"\([0-9]{3}\)-[0-9]{3}-[0-9]{4}", "BSN", "[0-9]{8}"],
        ["NO"] = ["Norway", "[0-9]{4}", "[0-9]{8}", "[49][0-9]{7}", "FN", "[0-9]{11}"],
        ["NZ"] = ["New Zealand", "[0-9]{5}", @"\([0-9]{3}\)-[0-9]{3}-[0-9]{4}", @"\([0-9]{3}\)-[0-9]{3}-[0-9]{4}", "", "null"],
        ["RS"] = ["Serbia", "[0-9]{5}", "0[0-9]{2}-[0-9]{4}-[0-9]{3}", "06[0-9]-[0-9]{4}-[0-9]{3}", "SID", "[0-9]{9}"],
        ["TR"] = ["Turkey", "[0-9]{5}", @"\([0-9]{3}\)-[0-9]{3}-[0-9]{4}", @"\([0-9]{3}\)-[0-9]{3}-[0-9]{4}", "", "null"],
        ["UA"] = ["Ukraine", "[0-9]{5}", @"\(0[69][678]\) [A-Z][0-9]{2}-[0-9]{4}", @"\(0[69][678]\) [A-Z][0-9]{2}-[0-9]{4}", "", "null"],
        ["US"] = ["United States", "[0-9]{5}", @"\([0-9]{3}\) [0-9]{3}-[0-9]{4}", @"\([0-9]{3}\) [0-9]{3}-[0-9]{4}", "SSN", "[0-9]{3}-[0-9]{2}-[0-9]{4}"],
    };

    public static IEnumerable<(string Path, string Pattern)> Of(string code) =>
        Common.Concat(new[] { "location.country", "location.postcode", "phone", "cell", "id.name", "id.value" }.Zip(National[code]));

    public static string Text(JsonElement user, string path)
    {
        var value = path.Split('.').Aggregate(user, (element, name) => element.GetProperty(name));
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
    }
}
