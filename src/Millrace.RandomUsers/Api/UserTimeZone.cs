namespace Millrace.RandomUsers.Api;

/// <summary>A time zone as the API writes it.</summary>
internal sealed record UserTimeZone(string Offset, string Description)
{
    /// <summary>The API's list. A user's time zone is drawn from it and has nothing to do with where the user lives.</summary>
    public static readonly UserTimeZone[] All =
    [
        new("-12:00", "Eniwetok, Kwajalein"),
        new("-11:00", "Midway Island, Samoa"),
        new("-10:00", "Hawaii"),
        new("-9:00", "Alaska"),
        new("-8:00", "Pacific Time (US & Canada)"),
        new("-7:00", "Mountain Time (US & Canada)"),
        new("-6:00", "Central Time (US & Canada), Mexico City"),
        new("-5:00", "Eastern Time (US & Canada), Bogota, Lima"),
        new("-4:00", "Atlantic Time (Canada), Caracas, La Paz"),
        new("-3:30", "Newfoundland"),
        new("-3:00", "Brazil, Buenos Aires, Georgetown"),
        new("-2:00", "Mid-Atlantic"),
        new("-1:00", "Azores, Cape Verde Islands"),
        new("0:00", "Western Europe Time, London, Lisbon, Casablanca"),
        new("+1:00", "Brussels, Copenhagen, Madrid, Paris"),
        new("+2:00", "Kaliningrad, South Africa"),
        new("+3:00", "Baghdad, Riyadh, Moscow, St. Petersburg"),
        new("+3:30", "Tehran"),
        new("+4:00", "Abu Dhabi, Muscat, Baku, Tbilisi"),
        new("+4:30", "Kabul"),
        new("+5:00", "Ekaterinburg, Islamabad, Karachi, Tashkent"),
        new("+5:30", "Bombay, Calcutta, Madras, New Delhi"),
        new("+5:45", "Kathmandu"),
        new("+6:00", "Almaty, Dhaka, Colombo"),
        new("+7:00", "Bangkok, Hanoi, Jakarta"),
        new("+8:00", "Beijing, Perth, Singapore, Hong Kong"),
        new("+9:00", "Tokyo, Seoul, Osaka, Sapporo, Yakutsk"),
        new("+9:30", "Adelaide, Darwin"),
        new("+10:00", "Eastern Australia, Guam, Vladivostok"),
        new("+11:00", "Magadan, Solomon Islands, New Caledonia"),
    ];
}
