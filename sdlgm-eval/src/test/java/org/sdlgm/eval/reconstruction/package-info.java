/** Tests of the reconstruction measures against hand computation. */
package org.sdlgm.eval.reconstruction;
