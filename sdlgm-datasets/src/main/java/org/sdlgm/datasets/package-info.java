/**
 * Where data comes from: the datasets that the framework brings, by name.
 *
 * <p>{@link org.sdlgm.datasets.DatasetsModule} adds the loaders to the {@code dataset} axis, and
 * {@link org.sdlgm.datasets.DataLocations} says where they look. Files are found, fetched and
 * checked in {@code source}; the other packages each know one kind of data.
 */
package org.sdlgm.datasets;
