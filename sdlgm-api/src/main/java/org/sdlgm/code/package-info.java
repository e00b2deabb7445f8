/**
 * Sparse codes: what an observation becomes. The package {@code org.sdlgm.code.file} keeps many of
 * them.
 *
 * <p>A {@link org.sdlgm.code.SparseCode} is z ∈ N^K with at most L0 entries in use.
 */
package org.sdlgm.code;
