using Matchmaker.Contracts;
using Matchmaker.Engine.Factorization;

namespace Matchmaker.MLNet.Tests;

public sealed class MlNetTrainerContractTests : FactorTrainerContract
{
    /// <summary>The library's loop is native and tells nothing until its end.</summary>
    protected override bool TellsEveryEpoch => false;

    protected override IFactorTrainer CreateTrainer() => new MlNetTrainer();
}
