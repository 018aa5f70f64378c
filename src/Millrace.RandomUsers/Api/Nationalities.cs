namespace Millrace.RandomUsers.Api;

/// <summary>The 21 nationalities of version 1.4 of the API, by code.</summary>
internal static class Nationalities
{
    private const string Group3 = "(###)-###-####";
    private const string IndianPhone = "7#########|8#########|9#########";
    private const string UkrainianPhone = "(066) ?##-####|(067) ?##-####|(068) ?##-####|(096) ?##-####|(097) ?##-####|(098) ?##-####";
    private const string NorthAmerican = "(###) ###-####";

    public static readonly Nationality[] All =
    [
        Of("AU", "Australia", ["en_AU"], "@###", "0#-####-####", "04##-###-###", "TFN", "#########"),
        Of("BR", "Brazil", ["pt_BR"], "@####", "(##) ####-####", "(##) ####-####", "CPF", "###.###.###-##"),
        // The letters inside Canadian and Ukrainian phone numbers are the API's own.
        Of("CA", "Canada", ["en_CA", "fr_CA"], "?#? #?#", "?## ?##-####", "?## ?##-####", "SIN", "#########", postcodeIsNumber: false),
        // fr_CH has the cantons and towns but no names, so French names are France's; de_CH has the names but no places.
        Of("CH", "Switzerland", ["de_CH", "fr", "it"], "@###", "07# ### ## ##", "07# ### ## ##", "AVS",
            "756.####.####.##", streets: "fr", cities: "fr_CH") with
        {
            MaleTitles = ["Monsieur"], FemaleTitles = ["Madame", "Mademoiselle"],
        },
        Of("DE", "Germany", ["de"], "@####", "0###-#######", "017#-#######", "SVNR", "## dmy ? ###"),
        // Bogus has no Danish: Norwegian is the closest.
        Of("DK", "Denmark", ["nb_NO"], "@####", "########", "########", "CPR", "dmy-####") with
        {
            States = ["Hovedstaden", "Midtjylland", "Nordjylland", "Sjælland", "Syddanmark"],
            Cities = ["Aalborg", "Aarhus", "Esbjerg", "Frederiksberg", "Helsingør", "Kolding", "København", "Odense", "Randers"],
        },
        Of("ES", "Spain", ["es"], "@####", "9##-###-###", "6##-###-###", "DNI", "########-?"),
        Of("FI", "Finland", ["fi"], "@####", "0#-###-###", "04#-###-##-##", "HETU", "dmy-###?") with
        {
            States = ["Åland", "Central Finland", "Kainuu", "Kymenlaakso", "Lapland", "North Karelia", "Northern Savonia", "Pirkanmaa"],
            Cities = ["Espoo", "Helsinki", "Joensuu", "Jyväskylä", "Kuopio", "Lahti", "Oulu", "Pori", "Rovaniemi", "Tampere", "Turku"],
        },
        Of("FR", "France", ["fr"], "@####", "0#-##-##-##-##", "06-##-##-##-##", "INSEE", "xym######## ##"),
        Of("GB", "United Kingdom", ["en_GB"], "??# #??|??## #??|?# #??|?#? #??", "01### ######|02# #### ####|016977 ####", "07### ######",
            "NINO", "?? ## ## ## ?", postcodeIsNumber: false) with
        {
            States = ["Berkshire", "Cornwall", "Cumbria", "Devon", "Essex", "Fife", "Gwynedd", "Highlands", "Kent", "Norfolk", "Powys"],
        },
        Of("IE", "Ireland", ["en_IE"], "@####", "0##-###-####", "081-###-####", "PPS", "#######T") with
        {
            States = ["Carlow", "Cavan", "Clare", "Cork City", "Donegal", "Fingal", "Galway", "Kerry", "Laois", "Mayo", "Meath", "Offaly"],
        },
        Of("IN", "India", ["en_IND"], "@####", IndianPhone, IndianPhone, "UIDAI", "############"),
        Of("IR", "Iran", ["fa"], "@####", "0##-########", "09##-###-####", "", null),
        Of("MX", "Mexico", ["es_MX"], "@####", "(###) ### ####", "(###) ### ####", "NSS", "## ## ## #### #"),
        Of("NL", "Netherlands", ["nl"], "@####", Group3, Group3, "BSN", "########"),
        Of("NO", "Norway", ["nb_NO"], "####", "########", "4#######|9#######", "FN", "dmy#####", postcodeIsNumber: false) with
        {
            States = ["Agder", "Finnmark", "Innlandet", "Nordland", "Oslo", "Rogaland", "Telemark", "Troms", "Trøndelag", "Vestland"],
        },
        // Bogus has no New Zealand: Australian names and places are the closest.
        Of("NZ", "New Zealand", ["en_AU"], "@####", Group3, Group3, "", null) with
        {
            States = ["Auckland", "Canterbury", "Gisborne", "Marlborough", "Nelson", "Northland", "Otago", "Southland", "Taranaki"],
        },
        // Bogus has no Serbian: Croatian is the closest, in the Latin script that Serbian is also written in and that the API uses.
        Of("RS", "Serbia", ["hr"], "@####", "0##-####-###", "06#-####-###", "SID", "#########") with
        {
            States = ["Beograd", "Bor", "Jablanica", "Kolubara", "Mačva", "Nišava", "Pirot", "Rasina", "Raška", "South Bačka", "Srem"],
            Cities = ["Beograd", "Čačak", "Kragujevac", "Kraljevo", "Leskovac", "Niš", "Novi Sad", "Pančevo", "Sombor", "Subotica"],
        },
        Of("TR", "Turkey", ["tr"], "@####", Group3, Group3, "", null),
        Of("UA", "Ukraine", ["uk"], "@####", UkrainianPhone, UkrainianPhone, "", null),
        Of("US", "United States", ["en_US"], "@####", NorthAmerican, NorthAmerican, "SSN", "###-##-####"),
    ];

    private static readonly Dictionary<string, Nationality> ByCode = All.ToDictionary(n => n.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>The nationality of a code in any case, or null.</summary>
    public static Nationality? Find(string code) => ByCode.GetValueOrDefault(code);

    private static Nationality Of(
        string code,
        string country,
        string[] names,
        string postcode,
        string phone,
        string cell,
        string idName,
        string? idValue,
        bool postcodeIsNumber = true,
        string? streets = null,
        string? cities = null) =>
        new(code, country, names, cities ?? names[0], streets ?? names[0], postcode, postcodeIsNumber, phone, cell, idName, idValue);
}
