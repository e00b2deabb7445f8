package org.sdlgm.reproduce;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.multibindings.MapBinder;
import java.util.Iterator;
import java.util.Map;
import org.sdlgm.reproduce.everything.Everything;
import org.sdlgm.reproduce.figure3.FigureThree;
import org.sdlgm.reproduce.figure4.FigureFour;
import org.sdlgm.reproduce.figure5.FigureFive;
import org.sdlgm.reproduce.sparsevae.SparseVae;
import org.sdlgm.reproduce.table1.TableOne;
import org.sdlgm.reproduce.table2.TableTwo;
import org.sdlgm.reproduce.table3.TableThree;
import org.sdlgm.reproduce.target.Target;
import org.sdlgm.reproduce.timing.Timing;
import org.sdlgm.spi.Registry;

/** All that can be reproduced, by name. */
public final class Targets extends AbstractModule {
  @Override
  protected void configure() {
    MapBinder<String, Target> targets =
        MapBinder.newMapBinder(binder(), String.class, Target.class);
    targets.addBinding(Everything.NAME).to(Everything.class);
    targets.addBinding("figure3").to(FigureThree.class);
    targets.addBinding("figure4").to(FigureFour.class);
    targets.addBinding("figure5").to(FigureFive.class);
    targets.addBinding("sparse-vae").to(SparseVae.class);
    targets.addBinding("table1").to(TableOne.class);
    targets.addBinding("table2").to(TableTwo.class);
    targets.addBinding("table3").to(TableThree.class);
    targets.addBinding("timing").to(Timing.class);
  }

  /** The targets. */
  public static Registry<Target> registry() {
    Map<String, Target> targets =
        Guice.createInjector(new Targets()).getInstance(new Key<Map<String, Target>>() {});
    return new Registry<>("target", targets);
  }

  /** The targets' names, for the command line's help. */
  public static final class NameList implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return registry().entries().keySet().iterator();
    }
  }
}
