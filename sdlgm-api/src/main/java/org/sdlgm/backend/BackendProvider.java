package org.sdlgm.backend;

import java.util.List;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.config.Choice;
import org.sdlgm.spi.Components;

/** Opens backends of one engine. Making the provider loads nothing. */
public interface BackendProvider extends Choice {
  /** What its models are made of. */
  Components components();

  /**
   * Loads the engine, if this is its first use, and opens a backend.
   *
   * @param config device and threads
   * @throws org.sdlgm.error.SdlgmException if the engine or device cannot be had here: why, and
   *     what to add
   */
  Backend open(BackendConfig config);

  /** Tries the engine, without throwing: for {@code sdlgm doctor}. */
  Diagnosis diagnose();

  /**
   * Whether an engine works here.
   *
   * @param works whether it loads and computes
   * @param findings version, devices and libraries, or the cause of the failure; a line each
   * @param remedy what to do if it does not work; empty if it does
   */
  record Diagnosis(boolean works, List<String> findings, String remedy) {}
}
