package org.sdlgm.experiment.wiring;

import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.DatasetLoader;
import org.sdlgm.error.ConfigurationException;

/** The name of data that a program holds in memory: only that program can give it. */
public final class MemoryLoader implements DatasetLoader {
  /** The name in configurations. */
  public static final String NAME = "memory";

  @Override
  public String summary() {
    return "data that a Java program gives; no file and no command has it";
  }

  @Override
  public boolean readsOwnFiles() {
    return true;
  }

  @Override
  public Dataset load(ComponentConfig config, DataLocation location) {
    throw new ConfigurationException(
        "the data is in the memory of a Java program: train or go on from there, or name another"
            + " dataset");
  }
}
