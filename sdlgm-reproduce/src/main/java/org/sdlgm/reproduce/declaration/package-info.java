/** How a table or figure is made of what a declaration says: the same for all of them. */
package org.sdlgm.reproduce.declaration;
