using Millrace.Orchestration.State;
using Millrace.Orchestration.Tests.Support;

namespace Millrace.Orchestration.Tests.State;

public sealed class MongoStateStoreTests(StateServer server) : StateStoreContract, IClassFixture<StateServer>
{
    protected override async Task<IStateStore> OpenAsync() => await server.OpenAsync();
}
