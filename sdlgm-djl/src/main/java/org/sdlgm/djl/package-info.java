/**
 * Sparse latent models on DJL's NDArrays: PyTorch (CPU, GPU) and MXNet through the same code.
 *
 * <p>{@link org.sdlgm.djl.DjlModule} binds the engines; {@code component} and {@code latent} hold
 * the parts of a model, {@code labels} whole models of labels, {@code training} the loop, {@code
 * model} what it leaves behind.
 */
package org.sdlgm.djl;
