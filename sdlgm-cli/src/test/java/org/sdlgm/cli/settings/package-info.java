/** The reference of all settings, made from the sources. */
package org.sdlgm.cli.settings;
