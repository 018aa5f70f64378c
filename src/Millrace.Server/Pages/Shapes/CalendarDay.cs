namespace Millrace.Server.Pages.Shapes;

/// <summary>A day's runs by state.</summary>
internal sealed record CalendarDay(string Date, int Success, int Failed, int Running, int Queued);
