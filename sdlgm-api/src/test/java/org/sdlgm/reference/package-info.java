/**
 * The model in plain Java and double precision, written straight from the paper and not for speed:
 * what every engine is held to.
 *
 * <p>{@link org.sdlgm.reference.Formulas} states single equations on numbers; the other classes are
 * whole components over {@link org.sdlgm.reference.ReferenceTensor}, which brings its own
 * gradients.
 */
package org.sdlgm.reference;
