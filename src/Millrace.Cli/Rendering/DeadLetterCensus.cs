using Millrace.Pipelines.DeadLetters;

namespace Millrace.Cli.Rendering;

/// <summary>Counts dead letters by stage and reason and keeps the newest; its size does not grow with the topic.</summary>
internal sealed class DeadLetterCensus(string topic, int recent)
{
    private readonly SortedDictionary<(string Stage, string Reason), Row> _rows = [];
    private readonly PriorityQueue<StoredDeadLetter, DateTimeOffset> _newest = new();

    public string Topic => topic;

    public long Open => Rows.Sum(row => row.Open);

    public long Replayed => Rows.Sum(row => row.Replayed);

    public IEnumerable<Row> Rows => _rows.Values;

    /// <summary>The newest letters, newest first.</summary>
    public IEnumerable<StoredDeadLetter> Newest =>
        _newest.UnorderedItems.Select(item => item.Element).OrderByDescending(letter => letter.Letter.At).ThenByDescending(l => l.Offset);

    public void Add(StoredDeadLetter letter)
    {
        var key = (letter.Letter.Stage, letter.Letter.Reason);
        var row = _rows.GetValueOrDefault(key) ?? new Row(key.Stage, key.Reason, 0, 0, letter.Letter.At, letter.Letter.At);
        _rows[key] = row with
        {
            Open = row.Open + (letter.IsReplayed ? 0 : 1),
            Replayed = row.Replayed + (letter.IsReplayed ? 1 : 0),
            First = letter.Letter.At < row.First ? letter.Letter.At : row.First,
            Last = letter.Letter.At > row.Last ? letter.Letter.At : row.Last,
        };
        _newest.Enqueue(letter, letter.Letter.At);
        if (_newest.Count > recent)
        {
            _newest.Dequeue();
        }
    }

    public object ToJson() => new { Topic, Open, Replayed, Counts = Rows, Recent = Newest.Select(DeadLetterReport.ToJson) };

    /// <summary>The letters of one stage and reason.</summary>
    internal sealed record Row(string Stage, string Reason, long Open, long Replayed, DateTimeOffset First, DateTimeOffset Last);
}
