/** Engines: what loads PyTorch and MXNet, and says why one cannot be had. */
package org.sdlgm.djl.engine;
