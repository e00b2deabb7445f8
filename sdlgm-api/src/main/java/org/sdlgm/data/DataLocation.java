package org.sdlgm.data;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where datasets are looked for, in this order: the data folder, the cache, then the network.
 *
 * @param folder {@code --data-dir} or {@code SDLGM_DATA}
 * @param cache downloads are kept here: {@code SDLGM_CACHE}, or {@code ~/.cache/sdlgm}
 * @param offline whether the network must not be asked
 */
public record DataLocation(Optional<Path> folder, Path cache, boolean offline) {}
