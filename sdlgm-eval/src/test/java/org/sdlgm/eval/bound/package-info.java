/** Tests of the bounds against enumeration. */
package org.sdlgm.eval.bound;
