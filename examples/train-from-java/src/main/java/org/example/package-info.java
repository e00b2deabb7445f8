/** Programs that use SDLGM as a library, to copy. */
package org.example;
