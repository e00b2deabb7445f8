package org.sdlgm.datasets.counted;

import org.sdlgm.error.DataException;

/** Where images are, by name. */
interface ImageSource {
  /**
   * An image's pixels, row by row, channels last.
   *
   * @param name of the image
   * @param record that names it, for an error
   * @throws DataException if there is none, or it is damaged or of another size than the others
   */
  byte[] read(String name, String record);

  /**
   * The size of all images; known once one is read.
   *
   * @throws DataException if none was read
   */
  ImageSize size();
}
