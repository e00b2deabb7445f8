/** What a jar brings to add components, datasets and metrics by name. */
package org.sdlgm.plugin;
