/**
 * What a configuration can set, as a page: made at run time, so that plug-ins' settings are there.
 */
package org.sdlgm.experiment.settings;
