/** Ready-made configurations, and the reading of the user's own. */
package org.sdlgm.experiment.preset;
