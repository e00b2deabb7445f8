/**
 * What must hold for any implementation of a component or backend, as abstract JUnit 5 tests.
 *
 * <p>A backend extends each class once per engine, and says how to make the component under test
 * and, by a {@link org.sdlgm.contract.TensorHarness}, how its tensors are made and read. The
 * contracts named after a distribution also hold the component to the plain-Java reference.
 *
 * <p>A tolerance of a sampled mean is five standard errors of the stated distribution, so that a
 * right implementation fails in less than one of a million draws; seeds are fixed all the same.
 */
package org.sdlgm.contract;
