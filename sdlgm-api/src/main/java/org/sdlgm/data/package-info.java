/**
 * Observations and their labels, as models and metrics read them.
 *
 * <p>Where they come from is the business of a dataset module.
 */
package org.sdlgm.data;
