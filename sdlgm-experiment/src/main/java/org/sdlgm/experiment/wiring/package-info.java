/** Puts the framework together: the modules' bindings, and those of plug-ins. */
package org.sdlgm.experiment.wiring;
