package org.sdlgm.reproduce;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.sdlgm.reproduce.codes.FigureFour;
import org.sdlgm.reproduce.codes.FigureThree;
import org.sdlgm.reproduce.declaration.Target;
import org.sdlgm.reproduce.everything.Everything;
import org.sdlgm.reproduce.figure5.FigureFive;
import org.sdlgm.reproduce.sparsevae.SparseVae;
import org.sdlgm.reproduce.table1.TableOne;
import org.sdlgm.reproduce.table2.TableTwo;
import org.sdlgm.reproduce.table3.TableThree;
import org.sdlgm.reproduce.timing.Timing;
import org.sdlgm.spi.Registry;

/** All that can be reproduced, by name. */
public final class Targets {
  private static final Map<String, Target> TARGETS =
      Map.of(
          "figure3", FigureThree.TARGET,
          "figure4", FigureFour.TARGET,
          "figure5", FigureFive.TARGET,
          "sparse-vae", SparseVae.TARGET,
          "table1", TableOne.TARGET,
          "table2", TableTwo.TARGET,
          "table3", TableThree.TARGET,
          "timing", Timing.TARGET);

  private Targets() {}

  /** The targets. */
  public static Registry<Target> registry() {
    Map<String, Target> all = new HashMap<>(TARGETS);
    all.put(Everything.NAME, new Everything(TARGETS));
    return new Registry<>("target", all);
  }

  /** The targets' names, for the command line's help. */
  public static final class NameList implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return registry().entries().keySet().iterator();
    }
  }
}
