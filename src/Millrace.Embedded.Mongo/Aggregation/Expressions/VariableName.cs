namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>The rules for names of variables.</summary>
internal static class VariableName
{
    /// <summary>Users' variables begin with a lower-case letter or a non-ASCII character; letters, digits and underscores follow.</summary>
    public static void CheckUserName(string name)
    {
        if (name == "CURRENT")
        {
            return;
        }

        if (name.Length == 0 || !(char.IsAsciiLetterLower(name[0]) || !char.IsAscii(name[0])))
        {
            throw new CommandException(
                ErrorCode.FailedToParse, $"'{name}' starts with an invalid character for a user variable name");
        }

        CheckCharacters(name);
    }

    /// <summary>The same for a reference, which may name a system variable in capitals.</summary>
    public static void CheckReference(string name)
    {
        if (name.Length == 0)
        {
            throw new CommandException(ErrorCode.FailedToParse, "empty variable names are not allowed");
        }

        if (!char.IsAsciiLetter(name[0]) && char.IsAscii(name[0]))
        {
            throw new CommandException(ErrorCode.FailedToParse, $"'{name}' starts with an invalid character for a variable name");
        }

        CheckCharacters(name);
    }

    private static void CheckCharacters(string name)
    {
        foreach (var character in name)
        {
            if (char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character) && character != '_')
            {
                throw new CommandException(
                    ErrorCode.FailedToParse, $"'{name}' contains an invalid character for a variable name: '{character}'");
            }
        }
    }
}
