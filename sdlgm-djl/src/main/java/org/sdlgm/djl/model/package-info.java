/** A model put together from its components, its file, and its face to users. */
package org.sdlgm.djl.model;
