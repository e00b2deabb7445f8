/**
 * Files that are whole or not there.
 *
 * <p>{@link org.sdlgm.storage.AtomicFile} writes beside its target and moves into place at the end.
 */
package org.sdlgm.storage;
