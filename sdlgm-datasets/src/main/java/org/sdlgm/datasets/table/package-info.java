/**
 * Tables of named attributes, and how their rows become observations and labels.
 *
 * <p>A {@link org.sdlgm.datasets.table.TableReader} iterates over a file's rows in bounded memory.
 * {@link org.sdlgm.datasets.table.TableEncoding} is what is fitted on a training part: it is stored
 * with a model, and new files are read by it, attributes matched by name. {@link
 * org.sdlgm.datasets.table.PreparedTables} goes from files to the parts of a dataset.
 */
package org.sdlgm.datasets.table;
