/**
 * How good a model is: what a metric measures, and on what.
 *
 * <p>The metrics themselves live in an evaluation module or a plug-in.
 */
package org.sdlgm.metric;
