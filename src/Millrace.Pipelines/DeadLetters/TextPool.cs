namespace Millrace.Pipelines.DeadLetters;

/// <summary>Keeps each text once, cut and bounded in number: what comes when it is full is told apart no more. Not thread-safe.</summary>
internal sealed class TextPool
{
    public const string Other = "…";
    private const int MaxTexts = 20_000;
    private const int MaxLength = 300;

    private readonly List<string> _texts = [Other];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public string this[int number] => _texts[number];

    public int Count => _texts.Count;

    public int Add(string text)
    {
        var cut = text.Length > MaxLength ? string.Concat(text.AsSpan(0, MaxLength), Other) : text;
        if (_numbers.TryGetValue(cut, out var number))
        {
            return number;
        }

        if (_texts.Count >= MaxTexts)
        {
            return 0;
        }

        _texts.Add(cut);
        _numbers.Add(cut, _texts.Count - 1);
        return _texts.Count - 1;
    }
}
