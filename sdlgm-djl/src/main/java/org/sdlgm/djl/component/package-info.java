/**
 * The components of [SDLGM] on NDArrays, their options, and the names that they are chosen by.
 *
 * <p>A plug-in adds a component with {@link org.sdlgm.djl.component.DjlBindings}; it gets a {@link
 * org.sdlgm.djl.context.DjlContext} to make parameters and draw noise with.
 */
package org.sdlgm.djl.component;
