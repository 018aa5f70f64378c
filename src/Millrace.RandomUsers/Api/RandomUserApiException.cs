namespace Millrace.RandomUsers.Api;

/// <summary>The built-in Random User API cannot start. The message is one sentence that can be shown as it is.</summary>
public sealed class RandomUserApiException : Exception
{
    public RandomUserApiException(string message)
        : base(message)
    {
    }

    public RandomUserApiException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
