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

    // Country, postcode, phone, cell, name and value of the identity number; # is a digit, ? an upper-case letter. What is recorded of a
    // Finnish identity number is a defect of the real generator, so that value is free.
    private static readonly Dictionary<string, string[]> National = new()
    {
        ["AU"] = ["Australia", "#{3,4}", "##-####-####", "04##-###-###", "TFN", "#{9}"],
        ["BR"] = ["Brazil", "#{5}", @"\(##\) ####-####", @"\(##\) ####-####", "CPF", @"###\.###\.###-##"],
        ["CA"] = ["Canada", "?#? #?#", "?## ?##-####", "?## ?##-####", "SIN", "#{9}"],
        ["CH"] = ["Switzerland", "#{4}", "07# ### ## ##", "07# ### ## ##", "AVS", @"756\.####\.####\.##"],
        ["DE"] = ["Germany", "#{5}", "0###-#{7}", "01##-#{7}", "SVNR", "## #{6} ? ###"],
        ["DK"] = ["Denmark", "#{5}", "#{8}", "#{8}", "CPR", "#{6,7}-####"],
        ["ES"] = ["Spain", "#{5}", "9##-###-###", "6##-###-###", "DNI", "#{8}-?"],
        ["FI"] = ["Finland", "#{5}", "0#-###-###", "04#-###-##-##", "HETU", ".+"],
        ["FR"] = ["France", "#{5}", "0#-##-##-##-##", "06-##-##-##-##", "INSEE", "#{13,14} ##"],
        ["GB"] = ["United Kingdom", "[A-Z0-9]{2,4} #[A-Z]{2}", "0[0-9 ]{8,14}", "07### #{6}", "NINO", "[A-Z]{2} ## ## ## ?"],
        ["IE"] = ["Ireland", "#{5}", "0##-###-####", "081-###-####", "PPS", "#{7}T"],
        ["IN"] = ["India", "#{5}", "[789]#{9}", "[789]#{9}", "UIDAI", "#{12}"],
        ["IR"] = ["Iran", "#{5}", "0##-#{8}", "09##-###-####", "", "null"],
        ["MX"] = ["Mexico", "#{5}", @"\(###\) ### ####", @"\(###\) ### ####", "NSS", "## ## ## #### #"],
        ["NL"] = ["Netherlands", "#{5}", @"\(###\)-###-####", @"\(###\)-###-####", "BSN", "#{8}"],
        ["NO"] = ["Norway", "#{4}", "#{8}", "[49]#{7}", "FN", "#{11}"],
        ["NZ"] = ["New Zealand", "#{5}", @"\(###\)-###-####", @"\(###\)-###-####", "", "null"],
        ["RS"] = ["Serbia", "#{5}", "0##-####-###", "06#-####-###", "SID", "#{9}"],
        ["TR"] = ["Turkey", "#{5}", @"\(###\)-###-####", @"\(###\)-###-####", "", "null"],
        ["UA"] = ["Ukraine", "#{5}", @"\(0[69][678]\) ?##-####", @"\(0[69][678]\) ?##-####", "", "null"],
        ["US"] = ["United States", "#{5}", @"\(###\) ###-####", @"\(###\) ###-####", "SSN", "###-##-####"],
    };

    public static IEnumerable<(string Path, string Pattern)> Of(string code)
    {
        string[] paths = ["location.country", "location.postcode", "phone", "cell", "id.name", "id.value"];
        return Common.Concat(paths.Zip(National[code].Select(p => p.Replace("#", "[0-9]").Replace("?", "[A-Z]"))));
    }

    public static string Text(JsonElement user, string path)
    {
        var value = path.Split('.').Aggregate(user, (element, name) => element.GetProperty(name));
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
    }
}
