using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Tests.State;

public sealed class InMemoryStateStoreTests : StateStoreContract
{
    protected override Task<IStateStore> OpenAsync() => Task.FromResult<IStateStore>(new InMemoryStateStore());
}
