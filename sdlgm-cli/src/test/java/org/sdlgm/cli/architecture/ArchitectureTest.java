package org.sdlgm.cli.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Sees the classes of all modules, since this module is the one that knows them all. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.sdlgm");

  @Test
  void modulesDependOnTheApiOnly() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("org.sdlgm..")
        .layer("datasets")
        .definedBy("org.sdlgm.datasets..")
        .layer("eval")
        .definedBy("org.sdlgm.eval..")
        .layer("djl")
        .definedBy("org.sdlgm.djl..")
        .layer("cli")
        .definedBy("org.sdlgm.cli..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("datasets")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("eval")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("djl")
        .mayOnlyBeAccessedByLayers("cli")
        .check(CLASSES);
  }

  @Test
  void theApiKnowsNoModuleAndNoEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.sdlgm.datasets..", "org.sdlgm.eval..", "org.sdlgm.djl..", "org.sdlgm.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "ai.djl..",
            "org.sdlgm.datasets..",
            "org.sdlgm.eval..",
            "org.sdlgm.djl..",
            "org.sdlgm.cli..")
        .check(CLASSES);
  }

  @Test
  void onlyTheDjlModuleKnowsTheEngines() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.sdlgm.djl..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl..")
        .check(CLASSES);
  }

  @Test
  void nothingThatIsShippedNeedsWhatIsGpl() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("weka..", "mulan..", "org.openjdk.jmh..")
        .check(CLASSES);
  }

  @Test
  void packagesSayWhatTheyAreFor() {
    classes()
        .should()
        .resideOutsideOfPackages(
            "..util..",
            "..utils..",
            "..impl..",
            "..common..",
            "..misc..",
            "..helper..",
            "..helpers..")
        .check(CLASSES);
  }

  @Test
  void nothingReadsJavasOwnSerialisation() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(java.io.ObjectInputStream.class)
        .check(CLASSES);
  }
}
