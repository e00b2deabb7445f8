/**
 * The components of [SDLGM] on NDArrays, and their options.
 *
 * <p>A plug-in adds a component with {@link org.sdlgm.djl.context.DjlAxis}; it gets a {@link
 * org.sdlgm.djl.context.DjlContext} to make parameters and draw noise with.
 */
package org.sdlgm.djl.component;
