namespace Millrace.RandomUsers.Api;

/// <summary>How an answer is written: the <c>format</c> parameter.</summary>
public enum AnswerFormat
{
    Json,
    Pretty,
    Csv,
}
