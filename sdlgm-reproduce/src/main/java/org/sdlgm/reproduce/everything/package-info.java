/** Every table and figure in one go. */
package org.sdlgm.reproduce.everything;
