namespace Millrace.Pipelines.Stream;

/// <summary>Why a page of records has no more.</summary>
public enum BrowseEnd
{
    /// <summary>There are no more records.</summary>
    End,

    /// <summary>The page is full, in records or in bytes.</summary>
    Full,

    /// <summary>The time or the number of records that may be looked at is used up: the search is not over.</summary>
    Budget,
}
