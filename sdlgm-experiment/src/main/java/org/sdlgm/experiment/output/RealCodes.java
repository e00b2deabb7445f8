package org.sdlgm.experiment.output;

import java.util.List;
import java.util.Locale;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.model.ModelDescription;
import org.sdlgm.storage.Destination;

/** Files of codes of real numbers: tables of K columns, as observations are. */
public final class RealCodes {
  private RealCodes() {}

  /**
   * Begins a file whose form its name says: {@code .csv} or {@code .idx} (32-bit floats).
   *
   * @param path where it will be; a stream, a pipe or a device is given CSV
   * @param model whose codes it will hold
   * @param count how many
   * @throws ConfigurationException if the name says another form, or something would be lost that
   *     must not be
   * @throws org.sdlgm.error.DataException if no file can be made there
   */
  public static ObservationFile create(Destination path, ModelDescription model, long count) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".csv") && !name.endsWith(".idx") && !path.isStream()) {
      throw new ConfigurationException(
          "-o %s: codes of model.latent=%s are real numbers%s; end the name with .csv or .idx"
              .formatted(
                  path,
                  model.config().latent().name(),
                  name.endsWith(".slc") ? ", and a .slc file holds counts" : ""));
    }
    ObservationShape shape = new ObservationShape(List.of(model.width()), Values.REAL);
    return ObservationFile.create(path, shape, count);
  }
}
