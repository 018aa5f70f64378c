namespace Millrace.RandomUsers.Analytics;

/// <summary>How far a question drills down into places.</summary>
public enum PlaceLevel
{
    /// <summary>Countries.</summary>
    Country,

    /// <summary>States of countries.</summary>
    State,

    /// <summary>Cities of states.</summary>
    City,
}
