/** A backend of plain Java arrays, which brings components of its own: what that takes. */
package org.sdlgm.experiment.tiny;
