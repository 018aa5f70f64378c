namespace Millrace.RandomUsers.Tests.Transforms;

/// <summary>The test classes that read one transformed store.</summary>
[CollectionDefinition(nameof(StoreGroup))]
public sealed class StoreGroup : ICollectionFixture<StoreFixture>;
