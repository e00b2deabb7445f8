/**
 * Choosing a configuration: search spaces over its fields, and what was found with each choice.
 *
 * <p>Whatever is drawn is a function of the search's seed.
 */
package org.sdlgm.experiment.tuning;
