/** Draws of discrete variables, relaxed and hard, and what gradient they pass. */
package org.sdlgm.djl.sampling;
