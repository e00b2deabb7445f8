/** The search for the best code of an observation, from the encoder's guess on. */
package org.sdlgm.djl.search;
