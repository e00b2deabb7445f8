/**
 * Finds a dataset's files, fetches those that are missing, and lets no damaged one through.
 *
 * <p>{@link org.sdlgm.datasets.source.DataFiles} looks into the data folder, then the cache, then
 * asks the {@link org.sdlgm.datasets.source.Origin}s in turn. What an origin brings is checked
 * before it gets its name in the cache, and {@link org.sdlgm.datasets.source.Content} is checked
 * once more whenever it is read.
 */
package org.sdlgm.datasets.source;
