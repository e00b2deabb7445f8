/** Networks that components are built from. */
package org.sdlgm.djl.network;
