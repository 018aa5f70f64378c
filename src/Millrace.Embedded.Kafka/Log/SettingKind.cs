namespace Millrace.Embedded.Kafka.Log;

/// <summary>The type of a setting, by the number DescribeConfigs reports.</summary>
internal enum SettingKind : sbyte
{
    Boolean = 1,
    Text = 2,
    Int = 3,
    Long = 5,
    Double = 6,
    List = 7,
}
