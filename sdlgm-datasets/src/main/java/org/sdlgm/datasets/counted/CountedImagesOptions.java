package org.sdlgm.datasets.counted;

import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;
import org.sdlgm.error.ConfigurationException;

/** Which images of one's own are read, and what is counted on them. */
public record CountedImagesOptions(
    @Setting(
            "CSV, compressed or not: a line that names the columns, then one for "
                + "each image; the first column names the image, every other one is how "
                + "often its thing is on it")
        String file,
    @Setting(
            "the folder that the images' names are within, or an IDX file, of which "
                + "the first column has the images' numbers, from 0; empty for the folder "
                + "that the table is in")
        String images,
    @Setting("the test part's table, of the same images; empty if it is drawn from the first")
        String test,
    @Setting(
            value =
                "the probability that an image is drawn for the test part, if there is "
                    + "no table of it",
            from = 0.001,
            to = 0.999)
        double testFraction,
    @Setting("of those draws") long splitSeed,
    @Setting("1 for grey, 3 for red, green and blue") int channels) {
  /** No file yet; a quarter tests; grey. */
  public static final CountedImagesOptions DEFAULTS =
      new CountedImagesOptions("", "", "", 0.25, 0, 1);

  /**
   * @throws ConfigurationException if a value is missing or out of range
   */
  public CountedImagesOptions {
    Require.settings(
        CountedImagesOptions.class, file, images, test, testFraction, splitSeed, channels);
    if (channels != 1 && channels != 3) {
      throw new ConfigurationException("channels is " + channels + "; it must be 1 or 3");
    }
  }
}
