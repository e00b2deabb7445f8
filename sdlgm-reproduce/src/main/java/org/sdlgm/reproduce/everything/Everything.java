package org.sdlgm.reproduce.everything;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdlgm.error.SdlgmException;
import org.sdlgm.experiment.training.StopSignal;
import org.sdlgm.report.Results;
import org.sdlgm.report.ResultsReport;
import org.sdlgm.reproduce.declaration.Request;
import org.sdlgm.reproduce.declaration.Target;
import org.sdlgm.storage.OutputFile;

/**
 * All other targets, one after the other, and one page with all that they come to.
 *
 * <p>They share a folder of trainings, so that what several look at is trained once. A target that
 * cannot be made does not stop the others; the page says what is missing.
 */
public final class Everything implements Target {
  /** The name in the command line. */
  public static final String NAME = "all";

  private final Map<String, Target> targets;

  /**
   * @param targets all of them, this one too
   */
  public Everything(Map<String, Target> targets) {
    this.targets = targets;
  }

  @Override
  public String summary() {
    return "all of these, on one page";
  }

  @Override
  public boolean reproduce(Request request) {
    Map<String, Results> done = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    StopSignal signal = StopSignal.listen(() -> {});
    try {
      for (String name : names()) {
        if (signal.getAsBoolean()) {
          missing.add(name + ": not made yet; the same command goes on");
        } else if (!make(name, request, done, missing)) {
          request.out().println(missing.get(missing.size() - 1));
        }
        write(request, done, missing);
      }
    } finally {
      signal.close();
    }
    request.out().println("all of it: " + request.folder().resolve("report.html"));
    return missing.isEmpty();
  }

  /** Tables first: figures look at the models that they train. */
  private List<String> names() {
    return targets.keySet().stream()
        .filter(name -> !name.equals(NAME))
        .sorted(
            Comparator.comparing((String name) -> !name.startsWith("table"))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private boolean make(
      String name, Request request, Map<String, Results> done, List<String> missing) {
    request.out().println("reproducing " + name);
    try {
      if (!targets.get(name).reproduce(part(name, request, done))) {
        missing.add(name + ": not all of it is there; the same command goes on");
        return false;
      }
      return true;
    } catch (SdlgmException e) {
      missing.add(name + ": " + e.getMessage());
      return false;
    }
  }

  private static Request part(String name, Request request, Map<String, Results> done) {
    Path folder = OutputFile.folder(request.folder().resolve(name));
    return new Request(
        name,
        request.framework(),
        request.location(),
        folder,
        request.scale(),
        request.workers(),
        request.progress(),
        request.notes(),
        request.out(),
        request.trainings(),
        results -> done.put(name, results));
  }

  private static void write(Request request, Map<String, Results> done, List<String> missing) {
    String lead =
        request.scale().warning()
            + "The tables and figures of both papers, theirs in brackets beside ours."
            + (missing.isEmpty() ? "" : " Missing: " + String.join("; ", missing) + ".");
    ResultsReport.write(
        "All tables and figures", lead, done, request.folder().resolve("report.html"));
  }
}
