using System.Text.Json.Nodes;

namespace Millrace.RandomUsers.Tests;

public sealed class UserContractTests
{
    [Fact]
    public void The_contract_is_valid_and_required_fields_are_those_of_every_recorded_user()
    {
        UserContract.Contract.Validate();
        foreach (var field in UserContract.Contract.Fields.Where(field => field.Required))
        {
            foreach (var user in RecordedUsers.All)
                Assert.NotNull(field.Path.Split('.').Aggregate((JsonNode?)user, (node, name) => node?[name]));
        }
    }
}
