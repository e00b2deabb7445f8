/** The numbers that are trained: by name, with their gradients and their initial values. */
package org.sdlgm.djl.parameter;
