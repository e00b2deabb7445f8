package org.sdlgm.djl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Nothing but an optimiser, which computes outside a graph, does arithmetic with bare numbers. */
@AnalyzeClasses(packages = "org.sdlgm.djl", importOptions = ImportOption.DoNotIncludeTests.class)
class RecordedGraphRulesTest {
  private static final DescribedPredicate<JavaCall<?>> ARITHMETIC_WITH_A_NUMBER =
      DescribedPredicate.describe(
          "arithmetic of an NDArray with a Number",
          call ->
              call.getTargetOwner().isAssignableTo(NDArray.class)
                  && call.getTarget().getRawParameterTypes().stream()
                      .anyMatch(type -> type.isAssignableTo(Number.class)));

  @ArchTest
  static final ArchRule CONSTANTS_GO_THROUGH_ONE_PLACE =
      noClasses()
          .that()
          .doNotHaveSimpleName("Adam")
          .should()
          .callMethodWhere(ARITHMETIC_WITH_A_NUMBER)
          .because("a number in a recorded graph is freed before the backward pass: see Constants");
}
