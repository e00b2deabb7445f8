/** A training: its task, who listens to it, what it reports, how it ends. */
package org.sdlgm.training;
