package org.sdlgm.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Every mistake of {@link BrokenComponents} is found, by the test whose business it is. */
class ContractsFindMistakesTest {
  @ParameterizedTest
  @CsvSource({
    "DivergenceOfOneSlot, divergenceIsThatOfTheStatedPrior",
    "DivergenceOfOneSlot, divergenceIsThePapersEquation13",
    "ReversedDivergence, divergenceIsThatOfTheStatedPrior",
    "SwappedLogits, hardGatesAreIndependentBernoulliDraws",
    "StretchedGates, samplesAreOneGatePerSlotWithinTheUnitInterval",
    "StretchedGates, hardSamplesAreVertices",
    "TemperatureUpsideDown, relaxedSamplesAreTheReferenceAtTheSameNoise",
    "TemperatureUpsideDown, relaxedMeanIsThatOfTheConcreteDistribution",
    "HiddenNoise, samplesAreAFunctionOfSeedAndStep",
    "OneGateForAllSlots, hardGatesAreIndependentBernoulliDraws",
    "GradientLost, straightThroughIsRelaxedBackward",
    "GradientLost, relaxedGradientMatchesDifferences",
    "Leak, countPriorIsBinomial",
    "NotNormalised, logProbabilitiesAreNormalised",
    "ObservationsSeeEachOther, looksAtEachObservationByItself",
    "DivergenceWithoutPrior, divergenceIsNowhereNegativeAndZeroAtThePrior",
    "DivergenceWithoutPrior, divergenceIsThatOfTheStatedPrior",
    "OneFeatureForAllSlots, hardFeaturesAreIndependentCategoricalDraws",
    "ActivatedOutput, isTheReferenceWithTheSameWeights",
    "RowsSeeEachOther, decodesEachLatentByItself",
    "UnstableLogarithm, staysFiniteAtTheEndsOfTheRange",
    "UnstableLogarithm, isTheReferenceForLogitsOfAnySize",
    "MeanOverDimensions, isTheReference",
    "GatedTooMuch, gatedDivergenceWeightsTheFeaturesByTheGate",
    "GatesIgnored, samplesAreNonNegativeAndWithinL0",
    "GatesIgnored, hardSamplesHaveThePosteriorsMean",
    "DoubledScore, unbiasedGradientIsThatOfTheExpectation",
    "WeightForgotten, divergenceCountsByItsWeight"
  })
  void findsTheMistake(String mistake, String test) throws ClassNotFoundException {
    assertThat(failures(Class.forName(BrokenComponents.class.getName() + "$" + mistake)))
        .contains(test);
  }

  /** The test methods of a contract that fail. */
  private static Set<String> failures(Class<?> contract) {
    Set<String> failures = new TreeSet<>();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(contract))
            .filters(EngineFilter.includeEngines("junit-jupiter"))
            .build();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                  test.getSource()
                      .filter(MethodSource.class::isInstance)
                      .map(source -> ((MethodSource) source).getMethodName())
                      .ifPresent(failures::add);
                }
              }
            });
    return failures;
  }
}
