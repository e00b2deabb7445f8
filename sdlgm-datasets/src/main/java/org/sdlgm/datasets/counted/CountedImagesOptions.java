package org.sdlgm.datasets.counted;

import org.sdlgm.config.Require;
import org.sdlgm.error.ConfigurationException;

/**
 * Which images of one's own are read, and what is counted on them.
 *
 * @param file CSV, compressed or not: a line that names the columns, then one for each image; the
 *     first column names the image, every other one is how often its thing is on it
 * @param images the folder that the images' names are within, or an IDX file, of which the first
 *     column has the images' numbers, from 0; empty for the folder that the table is in
 * @param test the test part's table, of the same images; empty if it is drawn from the first
 * @param testFraction the probability that an image is drawn for the test part, in (0, 1), if there
 *     is no table of it
 * @param splitSeed of those draws
 * @param channels 1 for grey, 3 for red, green and blue
 */
public record CountedImagesOptions(
    String file, String images, String test, double testFraction, long splitSeed, int channels) {
  /** No file yet; a quarter tests; grey. */
  public static final CountedImagesOptions DEFAULTS =
      new CountedImagesOptions("", "", "", 0.25, 0, 1);

  /**
   * @throws ConfigurationException if a value is missing or out of range
   */
  public CountedImagesOptions {
    Require.present("file", file);
    Require.present("images", images);
    Require.present("test", test);
    Require.inRange("testFraction", testFraction, 0.001, 0.999);
    if (channels != 1 && channels != 3) {
      throw new ConfigurationException("channels is " + channels + "; it must be 1 or 3");
    }
  }
}
