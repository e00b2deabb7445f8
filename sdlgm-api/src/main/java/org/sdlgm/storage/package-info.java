/**
 * The two doors: what this project writes goes through {@link org.sdlgm.storage.OutputFile}, and
 * what a person gives it comes through {@link org.sdlgm.storage.InputFile}.
 *
 * <p>{@link org.sdlgm.storage.Destination} says where output goes and what may be lost by it,
 * {@link org.sdlgm.storage.FileKind} what a file is; {@link org.sdlgm.storage.FileTrouble} words
 * what the file system refuses.
 */
package org.sdlgm.storage;
