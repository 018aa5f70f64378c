namespace Millrace.RandomUsers.Api;

/// <summary>A first or last name, and its form in a mail address.</summary>
internal readonly record struct PersonName(string Text, string MailForm);
