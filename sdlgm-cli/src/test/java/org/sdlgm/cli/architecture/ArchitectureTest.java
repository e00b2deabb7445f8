package org.sdlgm.cli.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sees the classes of all modules, since this module is the one that knows them all. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.sdlgm");

  /** The packages of each module, and the modules that it may know: the arrows of the design. */
  private static final Map<String, Module> MODULES = modules();

  private record Module(List<String> packages, List<String> knows) {}

  private static Map<String, Module> modules() {
    Map<String, Module> modules = new LinkedHashMap<>();
    modules.put(
        "api",
        new Module(
            List.of(
                "org.sdlgm.backend..",
                "org.sdlgm.code",
                "org.sdlgm.component..",
                "org.sdlgm.config..",
                "org.sdlgm.data..",
                "org.sdlgm.error..",
                "org.sdlgm.metric..",
                "org.sdlgm.model..",
                "org.sdlgm.random..",
                "org.sdlgm.spi..",
                "org.sdlgm.storage..",
                "org.sdlgm.training.."),
            List.of()));
    modules.put(
        "code",
        new Module(List.of("org.sdlgm.code.file..", "org.sdlgm.code.metric.."), List.of("api")));
    modules.put("datasets", new Module(List.of("org.sdlgm.datasets.."), List.of("api")));
    modules.put("eval", new Module(List.of("org.sdlgm.eval.."), List.of("api")));
    modules.put("djl", new Module(List.of("org.sdlgm.djl.."), List.of("api")));
    modules.put(
        "experiment",
        new Module(
            List.of("org.sdlgm", "org.sdlgm.experiment..", "org.sdlgm.plugin.."),
            List.of("api", "code", "datasets", "eval", "djl")));
    modules.put(
        "report",
        new Module(
            List.of("org.sdlgm.report.."),
            List.of("api", "code", "datasets", "eval", "djl", "experiment")));
    modules.put(
        "reproduce",
        new Module(
            List.of("org.sdlgm.reproduce.."),
            List.of("api", "code", "datasets", "eval", "djl", "experiment", "report")));
    modules.put(
        "cli",
        new Module(
            List.of("org.sdlgm.cli.."),
            List.of(
                "api", "code", "datasets", "eval", "djl", "experiment", "report", "reproduce")));
    return modules;
  }

  static Set<String> moduleNames() {
    return MODULES.keySet();
  }

  @ParameterizedTest
  @MethodSource("moduleNames")
  void arrowsBetweenModulesGoAsDrawn(String name) {
    Module module = MODULES.get(name);
    String[] others =
        MODULES.entrySet().stream()
            .filter(other -> !other.getKey().equals(name))
            .filter(other -> !module.knows().contains(other.getKey()))
            .flatMap(other -> other.getValue().packages().stream())
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAnyPackage(module.packages().toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(CLASSES);
  }

  @Test
  void everyPackageIsOfOneModule() {
    classes()
        .should()
        .resideInAnyPackage(
            MODULES.values().stream()
                .flatMap(module -> module.packages().stream())
                .toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void noPackagesFormACycle() {
    slices().matching("org.sdlgm.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /** Its package has no name of its own, so the cycles above do not see it. */
  @Test
  void nothingOfTheLibraryKnowsItsFrontDoor() {
    noClasses()
        .that()
        .resideInAPackage("org.sdlgm.experiment..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.sdlgm")
        .check(CLASSES);
  }

  @Test
  void theApiNeedsTheJdkAlone() {
    classes()
        .that()
        .resideInAnyPackage(MODULES.get("api").packages().toArray(String[]::new))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.sdlgm..")
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
  void onlyTheCommandLineKnowsItsLibraries() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.sdlgm.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "me.tongfei..")
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
  void randomNumbersComeFromOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.sdlgm.random")
        .should()
        .callConstructor(java.util.SplittableRandom.class, long.class)
        .orShould()
        .callConstructor(java.util.SplittableRandom.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Random.class)
        .orShould()
        .callMethod(Math.class, "random")
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
