/** Is told how far trainings, measurements and studies are. */
package org.sdlgm.experiment.progress;
