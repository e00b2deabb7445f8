/**
 * The training loop: batches in a fixed order, one step after another, checkpoints that a run goes
 * on from as if it had never stopped.
 */
package org.sdlgm.djl.training;
