namespace Millrace.Pipelines.Extract;

/// <summary>Where the poll after the last page begins.</summary>
public enum PageResume
{
    /// <summary>At the first page: the list may have changed anywhere.</summary>
    FirstPage,

    /// <summary>At the page that was the last: the list only ever grows at its end.</summary>
    LastPage,
}
